def f():
    return lambda: 0


a, b = f(), f()
print(a == b, a == a, {a: 1, b: 2}[b], a.__code__ is b.__code__)  # expect: False True 2 True


class C:
    def m(self):
        pass


c = C()
print(c.m == c.m, c.m is c.m, C.m is C.m, c.m == C().m, c.m.__func__ is C.m, c.m.__self__ is c)
# expect: True False True False True True
