def f(self, x):
    return self, x


bound = f.__get__("me", str)
print(bound(1), bound.__self__, f.__get__(None, str) is f)  # expect: ('me', 1) me True


class C:
    m = f


class Callable:
    def __call__(self, *args):
        return args


C.n = Callable()
C.o = len
c = C()
print(c.m(2)[1], c.n(1), c.o([1, 2]))  # expect: 2 (1,) 2
