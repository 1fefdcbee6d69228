def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(f(1, d=4))  # expect: (1, 2, 3, (), 4, 5, {})
print(f(1, 9, 8, 7, 6, d=5, e=4, x=3, a="kept apart"))
# expect: (1, 9, 8, (7, 6), 5, 4, {'x': 3, 'a': 'kept apart'})
print(f(*[1, 2, 3, 4], **{"d": 5, "y": 6}))  # expect: (1, 2, 3, (4,), 5, 5, {'y': 6})
