class E:
    def __eq__(self, other):
        print("eq")  # expect: eq
        # expect: eq
        # expect: eq
        return NotImplemented


class F:
    def __eq__(self, other):
        print("F.eq")  # expect: F.eq
        # expect: F.eq
        # expect: F.eq
        return True


print(E() == 1, E() != 1)  # expect: False True
print(1 == F(), 1 != F(), E() == F())  # expect: True False True
