(a, *(b, *c)), d = (1, 2, 3, 4), 5
print(a, b, c, d)
for i, (x, *y) in enumerate([(1, 2, 3), "ab"]):
    print(i, x, y)
    # expect: 1 2 [3, 4] 5
    # expect: 0 1 [2, 3]
    # expect: 1 a ['b']
