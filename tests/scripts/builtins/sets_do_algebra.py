a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {2} < a, a.isdisjoint({9}), a >= {1, 2, 3}, a == {3, 2, 1})
# expect: {1, 2, 3, 4} {2, 3} {1} {1, 4} False True True True True
print(a.union([9], (8,)), a.intersection(b, [2]), a.difference([1], [2]), a.symmetric_difference([1, 7]))
# expect: {1, 2, 3, 8, 9} {2} {3} {2, 3, 7}
a |= {10}
a &= {1, 2, 10}
a -= {2}
a ^= {1, 5}
print(a, frozenset(a), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), frozenset([1]) == {1})
# expect: {10, 5} frozenset({10, 5}) True True
for wrong in (lambda: {1} | [2], lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} < [2]):
    try:
        wrong()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)  # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: KeyError 2
        # expect: KeyError 'pop from an empty set'
        # expect: TypeError '<' not supported between instances of 'set' and 'list'
