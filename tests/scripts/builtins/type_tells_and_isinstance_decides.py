print([type(x).__name__ for x in (1, 1.0, "a", b"a", [], (), {}, set(), frozenset(), None, ..., range(1), slice(1), len, lambda: 0, type, object(), NotImplemented)])
# expect: ['int', 'float', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'NoneType', 'ellipsis', 'range', 'slice', 'builtin_function_or_method', 'function', 'type', 'object', 'NotImplementedType']
print(type(True).__mro__, isinstance(True, int), type(1) == int, issubclass(bool, int), type(type) is type, object.__class__ is type)
# expect: (<class 'bool'>, <class 'int'>, <class 'object'>) True True True True True
print(int.__name__, str.__module__, type("x").__qualname__, list.__doc__ is not None, bool.__bases__)
# expect: int builtins str True (<class 'int'>,)
