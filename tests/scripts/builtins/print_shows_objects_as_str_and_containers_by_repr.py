print("a", ["a"], ("a",), {"a": "b"}, {"a"}, [None, True, 1.0, b"x", "it's"], [[1], (2, [3])])
# expect: a ['a'] ('a',) {'a': 'b'} {'a'} [None, True, 1.0, b'x', "it's"] [[1], (2, [3])]
print([1.0, 2.5, -0.0, 1e20], (1,), [()], {}, set(), frozenset(), [...], range(3), slice(1, 2))
# expect: [1.0, 2.5, -0.0, 1e+20] (1,) [()] {} set() frozenset() [Ellipsis] range(0, 3) slice(1, 2, None)
print(int, [int, str], len, [len], type(None), NotImplemented, Ellipsis, print is print)
# expect: <class 'int'> [<class 'int'>, <class 'str'>] <built-in function len> [<built-in function len>] <class 'NoneType'> NotImplemented Ellipsis True
