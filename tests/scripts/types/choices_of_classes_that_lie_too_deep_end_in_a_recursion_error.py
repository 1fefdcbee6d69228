"""`isinstance` and `issubclass` look into tuples in tuples, and ask what only stands for a class for its bases: not for ever."""

choices = (int,)
for _ in range(30_000):
    choices = (choices,)
for ask in (isinstance, issubclass):
    try:
        print(ask("" if ask is isinstance else str, choices))
    except RecursionError:
        print("too deep")  # expect: too deep
        # expect: too deep


class Circle:
    @property
    def __bases__(self):
        return (self, self)


try:
    issubclass(Circle(), int)
except RecursionError:
    print("no end")  # expect: no end

# A slot that is named twice is one slot; a dict or a place for weak references is not asked for twice.
print([name for name in vars(type("Twice", (), {"__slots__": ("a", "a")})) if name == "a"])  # expect: ['a']
try:
    type("Wrong", (), {"__slots__": ("__dict__", "__dict__")})
except TypeError as error:
    print(error)  # expect: __dict__ slot disallowed: we already got one
