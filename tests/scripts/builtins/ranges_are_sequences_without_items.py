# since: 3.14
r = range(10, 0, -3)
print(r, list(r), len(r), r[1], r[-1], r[1:], 7 in r, 6 in r, r.index(4), r.count(4), r.start, r.stop, r.step)
# expect: range(10, 0, -3) [10, 7, 4, 1] 4 7 1 range(7, -2, -3) True False 2 1 10 0 -3
print(range(0) == range(5, 5), range(3) == range(0, 3, 1), hash(range(3)) == hash(range(0, 3)), range(10**20)[10**19], list(reversed(range(4))))
# expect: True True True 10000000000000000000 [3, 2, 1, 0]
for wrong in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(3)[5], lambda: range(3).index(9)):
    try:
        wrong()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)  # expect: ValueError range() arg 3 must not be zero
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: IndexError range object index out of range
        # expect: ValueError range.index(x): x not in range
