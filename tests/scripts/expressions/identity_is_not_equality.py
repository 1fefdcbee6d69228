a, b = [1], [1]
print(a == b, a is b, a is not b, a is a)
nan = float("nan")
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan])
print(None is None, ... is Ellipsis, NotImplemented is NotImplemented)
# expect: True False True True
# expect: False True True True
# expect: True True True
