x = "outside"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", "cd")}, x)


def f(n):
    return [n for n in range(n)], n


print(f(3))


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    print(doubled, "i" in dir())
    # expect: [0, 1, 2] outside
    # expect: {'a': 'c', 'b': 'd'} outside
    # expect: ([0, 1, 2], 3)
    # expect: [2, 4] False
