class U:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 2

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"


u = U()
print(-u, +u, ~u, abs(u), int(u), float(u), round(u), round(u, 2))
# expect: neg pos invert abs 7 7.5 ('round', None) ('round', 2)
print("abc"[u], [1, 2, 3][:u], range(u), hex(u), [0] * 3 == [0] * 3)  # expect: c [1, 2] range(0, 2) 0x2 True
