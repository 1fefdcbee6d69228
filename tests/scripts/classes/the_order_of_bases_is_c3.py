# since: 3.14
class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])  # expect: DBCA ['D', 'B', 'C', 'A', 'object']
try:

    class X(A, B):
        pass

except TypeError as e:
    print(str(e).split("\n")[0])
    # expect: Cannot create a consistent method resolution order (MRO) for bases A, B
