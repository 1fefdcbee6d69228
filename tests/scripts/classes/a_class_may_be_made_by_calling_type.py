def greet(self):
    return f"hello from {type(self).__name__}"


Made = type("Made", (list,), {"greet": greet, "x": 1})
m = Made([1, 2])
print(m, m.greet(), Made.x, Made.__bases__, type(m) is Made, isinstance(m, list))
# expect: [1, 2] hello from Made 1 (<class 'list'>,) True True
print(type(1), type(int), type("C", (), {}).__name__)  # expect: <class 'int'> <class 'type'> C
