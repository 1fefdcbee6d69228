class C:
    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return x

    def m(self, x):
        return self is not None, x


class D(C):
    pass


print(C.c(1), D.c(2), D().c(3), C.s(4), D().s(5), C().m(6), C.m("any", 7))
# expect: ('C', 1) ('D', 2) ('D', 3) 4 5 (True, 6) (True, 7)
print(type(C.__dict__["c"]).__name__, type(C.__dict__["s"]).__name__)  # expect: classmethod staticmethod
