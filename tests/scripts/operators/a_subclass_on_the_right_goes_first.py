class A:
    def __sub__(self, other):
        return "A.sub"

    def __rsub__(self, other):
        return "A.rsub"


class B(A):
    def __rsub__(self, other):
        return "B.rsub"


class C(A):
    pass


print(A() - B(), B() - A(), A() - C(), A() - A())  # expect: B.rsub A.sub A.sub A.sub
