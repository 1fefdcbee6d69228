# since: 3.14
def first(x: [y for y in (1, 2, 3) if y > 1], z: {k: [lambda: k] for k in "ab"}):
    pass


print(first.__annotations__["x"], sorted(first.__annotations__["z"]))  # expect: [2, 3] ['a', 'b']
type Nested[T: [lambda: T for T in (1, 2)]] = [lambda: n for n in "xy"]
print([make() for make in Nested.__value__])  # expect: ['y', 'y']
print([make() for make in Nested.__type_params__[0].__bound__])  # expect: [2, 2]


class Slotted:
    __slots__ = ["b", "a"]


try:
    Slotted().a
except AttributeError as error:
    print(error)  # expect: 'Slotted' object has no attribute 'a'
for bases, slots in (((int,), "x"), ((Slotted,), "__dict__"), ((type("Open", (), {}),), "__dict__"), ((), b"x")):
    try:
        print(type("Made", bases, {"__slots__": slots}).__slots__)  # expect: __dict__
    except TypeError as error:
        print(error)  # expect: nonempty __slots__ not supported for subtype of 'int'
        # expect: __dict__ slot disallowed: we already got one
        # expect: __slots__ items must be strings, not 'int'
