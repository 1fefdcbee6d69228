class Plain:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        print("add")  # expect: add
        return Plain(self.n + other)


class InPlace(Plain):
    def __iadd__(self, other):
        print("iadd")  # expect: iadd
        self.n += other
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        print("sub")  # expect: sub
        return Plain(self.n - other)


a = b = Plain(1)
a += 2
print(a is b, a.n)  # expect: False 3
c = d = InPlace(1)
c += 2
print(c is d, c.n)  # expect: True 3
c -= 1
print(c is d, c.n)  # expect: False 2
