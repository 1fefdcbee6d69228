print((lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a, k, **kw: (a, k, kw))(1, 2, k=3, z=4))
print((lambda x, /, y: (x, y))(1, y=2), (lambda f: f(f))(lambda g: 7))
print([f(2) for f in [lambda x: x, lambda x: x**2, lambda x: (yield)] if not hasattr(f(2), "send")])
# expect: 1 3 ((1, 2), 3, {'z': 4})
# expect: (1, 2) 7
# expect: [2, 4]
