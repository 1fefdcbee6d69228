class Data:
    def __get__(self, instance, owner):
        return "data"

    def __set__(self, instance, value):
        print("refused", value)  # expect: refused 5


class NonData:
    def __get__(self, instance, owner):
        return "non-data"


class C:
    d = Data()
    n = NonData()


c = C()
c.__dict__.update(d="instance d", n="instance n")
print(c.d, c.n, C.d, C.n)  # expect: data instance n data non-data
c.d = 5
print(c.d, c.__dict__["d"])  # expect: data instance d
