class A:
    pass


class B(A):
    pass


print(isinstance(B(), A), isinstance(A(), B), issubclass(B, (int, A)), isinstance(True, int))
# expect: True False True True
print(isinstance(1, int | str), isinstance("s", (int, (float, str))), issubclass(bool, int))
# expect: True True True
for wrong in (lambda: isinstance(1, 1), lambda: issubclass(1, int)):
    try:
        wrong()
    except TypeError as e:
        print(e)  # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect: issubclass() arg 1 must be a class
