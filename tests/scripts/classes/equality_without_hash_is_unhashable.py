# since: 3.14
class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Eq) and self.n == other.n


class Hashed(Eq):
    def __hash__(self):
        return hash(self.n)


print(Eq(1) == Eq(1), Eq(1) != Eq(2), Eq.__hash__)  # expect: True True None
try:
    {Eq(1)}
except TypeError as e:
    print(e)  # expect: cannot use 'Eq' as a set element (unhashable type: 'Eq')
print(len({Hashed(1), Hashed(1), Hashed(2)}), {Hashed(1): "found"}[Hashed(1)])  # expect: 2 found
