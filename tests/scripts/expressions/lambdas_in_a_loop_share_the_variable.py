print([f() for f in [lambda: n for n in range(3)]])
print([f() for f in [lambda n=n: n for n in range(3)]])
# expect: [2, 2, 2]
# expect: [0, 1, 2]
