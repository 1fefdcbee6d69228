# since: 3.14
print(min(3, 1, 2), max([3, 1]), min("b", "a"), max("aa", "b", key=len), min([], default="none"), max([1, 5, 5.0]), sum([1, 2], 10), sum([0.1] * 3))
print(any([]), all([]), any([0, "x"]), all([1, 0]), sum([[1], [2]], []), max({"a": 1, "b": 0}), min((2, "x"), (1, "y")))
for wrong in (lambda: min([]), lambda: max(1), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: min(1, "a")):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: 1 3 a aa none 5 13 0.30000000000000004
        # expect: False True True False [1, 2] b (1, 'y')
        # expect: ValueError min() iterable argument is empty
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
