try:
    raise ValueError("v")
except ValueError as e:
    del e
print("e" in globals())  # expect: False
try:
    raise ValueError("v")
except ValueError as e:
    e = "rebound"
print("e" in globals())  # expect: False
