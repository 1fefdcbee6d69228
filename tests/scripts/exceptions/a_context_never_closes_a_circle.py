a = ValueError("a")
b = ValueError("b")
try:
    try:
        raise a
    except ValueError:
        raise b
except ValueError:
    pass
print(repr(b.__context__), a.__context__)  # expect: ValueError('a') None
try:
    try:
        raise b
    except ValueError:
        raise a
except ValueError:
    pass
print(repr(a.__context__), b.__context__)  # expect: ValueError('b') None
