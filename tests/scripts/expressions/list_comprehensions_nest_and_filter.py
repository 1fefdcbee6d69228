print([x * y for x in range(4) if x % 2 for y in range(3) if y])
print([[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)])
print([x if x > 1 else -x for x in range(4)])
print([(x, y) for x, *y in [(1, 2, 3), (4,)]])
# expect: [1, 2, 3, 6]
# expect: [[1, 3], [2, 4]]
# expect: [0, -1, 2, 3]
# expect: [(1, [2, 3]), (4, [])]
