a = [0, 1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)
del a[::2]
print(a)
d = {"x": 1, "y": 2}
del d["x"]
print(d)
b = 1
del (b, a)
try:
    b
except NameError as e:
    print(e)
del d["y"], d
print("d" in globals())
# expect: [1, 2, 3, 4]
# expect: [2, 4]
# expect: {'y': 2}
# expect: name 'b' is not defined
# expect: False
