x: int
try:
    x
except NameError as e:
    print(e)
y: str = "y"
print(y)


def f(a: "not evaluated" = 1, *, b: print = 2) -> None:
    z: undefined_name_is_fine_here = 3
    return a + b + z


print(f())


class C:
    field: int
    other: str = "o"


print(hasattr(C, "field"), C.other)
# expect: name 'x' is not defined
# expect: y
# expect: 6
# expect: False o
