# since: 3.12
# A builtin function counts all that it is given, and complains of the number before it looks at the names.
CALLS = [
    lambda: int("a", base=10, x=1),
    lambda: zip(strict=1, x=2),
    lambda: sorted([1], key=1, reverse=1, foo=2),
    lambda: "".encode("a", "b", errors="x"),
    lambda: sum([1], start=0, x=1),
    lambda: [].sort(key=1, reverse=2, x=3),
    lambda: round(1, ndigits=2, x=1),
    lambda: bytes(b"", "a", "b", errors="", x=1),
    lambda: "a".split(sep="a", maxsplit=1, x=1),
    lambda: "a".split("a", 1, maxsplit=1),
    lambda: "a".split("a", sep="a"),
    lambda: int.from_bytes(b"", "big", signed=1, x=3),
    lambda: str(b"x", "utf-8", "ignore", encoding="ascii"),
    lambda: str(b"x", "utf-8", encoding="ascii"),
    lambda: "a\n".splitlines(keepends=1, x=2),
    lambda: "a".expandtabs(8, tabsize=8),
]
for call in CALLS:
    try:
        print(call())
    except TypeError as problem:
        print(problem)
        # expect: int() takes at most 2 arguments (3 given)
        # expect: zip() takes at most 1 keyword argument (2 given)
        # expect: sort() takes at most 2 keyword arguments (3 given)
        # expect: encode() takes at most 2 arguments (3 given)
        # expect: sum() takes at most 2 arguments (3 given)
        # expect: sort() takes at most 2 keyword arguments (3 given)
        # expect: round() takes at most 2 arguments (3 given)
        # expect: bytes() takes at most 3 arguments (5 given)
        # expect: split() takes at most 2 keyword arguments (3 given)
        # expect: split() takes at most 2 arguments (3 given)
        # expect: argument for split() given by name ('sep') and position (1)
        # expect: from_bytes() takes at most 3 arguments (4 given)
        # expect: str() takes at most 3 arguments (4 given)
        # expect: argument for str() given by name ('encoding') and position (2)
        # expect: splitlines() takes at most 1 keyword argument (2 given)
        # expect: expandtabs() takes at most 1 argument (2 given)
