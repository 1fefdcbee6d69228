print(list(zip("abc", range(2))), list(zip()), list(enumerate("ab", start=5)), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))
# expect: [('a', 0), ('b', 1)] [] [(5, 'a'), (6, 'b')] [11, 22]
print(list(filter(None, [0, 1, "", "x", [], None])), list(filter(lambda n: n % 2, range(6))), list(reversed([1, 2, 3])))
# expect: [1, 'x'] [1, 3, 5] [3, 2, 1]
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as e:
    print(e)  # expect: zip() argument 2 is shorter than argument 1
m = map(print, ["lazy"])
print("not yet")  # expect: not yet
next(m)  # expect: lazy
print(next(zip([1], [2])), type(m).__name__, dict(zip("ab", [1, 2])))  # expect: (1, 2) map {'a': 1, 'b': 2}
