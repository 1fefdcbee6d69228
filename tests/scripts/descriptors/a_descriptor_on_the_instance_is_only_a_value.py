class D:
    def __get__(self, instance, owner):
        return "got"


class C:
    pass


c = C()
c.d = D()
print(type(c.d).__name__)  # expect: D
C.d = D()
print(type(c.d).__name__, C.d)  # expect: D got
