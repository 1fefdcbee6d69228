group = ExceptionGroup("several", [ValueError(1), KeyError(2), ExceptionGroup("inner", [ValueError(3), OSError(4)])])
print(group, group.message, len(group.exceptions))  # expect: several (3 sub-exceptions) several 3
print(repr(group.subgroup(ValueError)))
# expect: ExceptionGroup('several', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])])
match, rest = group.split(ValueError)
print(repr(match))
# expect: ExceptionGroup('several', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])])
print(repr(rest))  # expect: ExceptionGroup('several', [KeyError(2), ExceptionGroup('inner', [OSError(4)])])
print(group.subgroup(lambda e: isinstance(e, IndexError)), group.split(IndexError)[0])  # expect: None None
print(repr(group.derive([TypeError()])))  # expect: ExceptionGroup('several', [TypeError()])
