items = [3, "x", 1]
try:
    items.sort(key=lambda v: v + 0)
except TypeError as e:
    print(e)  # expect: can only concatenate str (not "int") to str
print(items)  # expect: [3, 'x', 1]
try:
    max([1, 2, 0], key=lambda v: 1 // v)
except ZeroDivisionError:
    print("in max")  # expect: in max
try:
    list(map(lambda v: v.x, [1]))
except AttributeError as e:
    print(e)  # expect: 'int' object has no attribute 'x'
