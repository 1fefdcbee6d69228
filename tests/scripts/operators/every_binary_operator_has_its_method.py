class Trace:
    def __getattr__(self, name):
        raise AttributeError(name)


def make(name):
    return lambda self, other: name


for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    setattr(Trace, f"__{name}__", make(name))
    setattr(Trace, f"__r{name}__", make("r" + name))
t = Trace()
print(t + 1, t - 1, t * 1, t / 1, t // 1, t % 1, t**1, t << 1, t >> 1, t & 1, t | 1, t ^ 1, t @ 1)
# expect: add sub mul truediv floordiv mod pow lshift rshift and or xor matmul
print(1 + t, 1 - t, 1 * t, 1 / t, 1 // t, 1 % t, 1**t, 1 << t, 1 >> t, 1 & t, 1 | t, 1 ^ t, 1 @ t)
# expect: radd rsub rmul rtruediv rfloordiv rmod rpow rlshift rrshift rand ror rxor rmatmul
