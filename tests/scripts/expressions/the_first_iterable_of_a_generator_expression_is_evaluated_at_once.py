def source():
    print("source")
    return [1, 2]


def inner():
    print("inner")
    return [3]


g = ((a, b) for a in source() for b in inner())
print("made")
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
    # expect: source
    # expect: made
    # expect: inner
    # expect: inner
    # expect: [(1, 3), (2, 3)]
    # expect: 'int' object is not iterable
