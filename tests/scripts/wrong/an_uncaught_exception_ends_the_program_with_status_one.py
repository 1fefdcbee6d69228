print("before")  # expect: before
values = [1, 2, 3]
print(values[3])  # raises: IndexError: list index out of range
print("never printed")
