class A:
    pass


a = A()
print(a == a, a == A(), a != a, a is a, a == None, 1 == "1", [] == ())
# expect: True False False True False False False


class Weird:
    def __eq__(self, other):
        return "not a bool"


print(Weird() == 1, Weird() in [1], bool(Weird() != 1))  # expect: not a bool True False
