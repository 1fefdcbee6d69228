class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y) if isinstance(other, Vector) else NotImplemented

    def __mul__(self, n):
        return Vector(self.x * n, self.y * n)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __iter__(self):
        yield self.x
        yield self.y

    def __repr__(self):
        return "Vector({!r}, {!r})".format(*self)


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, 3 * a, a * 2, b - a, -a, abs(b), a == Vector(1, 2), len({a, Vector(1, 2), b}), tuple(a))
# expect: Vector(4, 6) Vector(3, 6) Vector(2, 4) Vector(2, 2) Vector(-1, -2) 5.0 True 2 (1, 2)
a += b
print(a, sum([a, b], Vector(0, 0)))  # expect: Vector(4, 6) Vector(7, 10)
try:
    a + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'Vector' and 'int'
