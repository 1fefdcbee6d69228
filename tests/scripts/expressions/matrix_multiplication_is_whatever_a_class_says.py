class Vector:
    def __init__(self, *items):
        self.items = items

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.items, other.items))

    def __rmatmul__(self, other):
        return ("r", other)

    def __imatmul__(self, other):
        return "i"


v = Vector(1, 2, 3)
print(v @ Vector(4, 5, 6), 7 @ v)
v @= 1
print(v)
# expect: 32 ('r', 7)
# expect: i
