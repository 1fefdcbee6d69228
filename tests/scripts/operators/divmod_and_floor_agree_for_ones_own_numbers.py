class Mod:
    def __init__(self, n):
        self.n = n

    def __floordiv__(self, other):
        return ("floor", other)

    def __mod__(self, other):
        return ("mod", other)

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)


print(Mod(7) // 2, Mod(7) % 2, divmod(Mod(7), 2), divmod(2, Mod(7)))
# expect: ('floor', 2) ('mod', 2) ('divmod', 2) ('rdivmod', 2)
