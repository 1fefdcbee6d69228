class Base:
    def __init__(self):
        self.__secret = 1
        self.__dunder__ = 2

    def get(self):
        return self.__secret


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.__secret = "derived"

    def own(self):
        return self.__secret


d = Derived()
print(d.get(), d.own(), sorted(vars(d)))


class _Under:
    __x = 1

    def f(self, __arg=2):
        __local = 3
        return [n for n in dir(_Under) if "x" in n][0], __arg + __local


print(_Under().f())
# expect: 1 derived ['_Base__secret', '_Derived__secret', '__dunder__']
# expect: ('_Under__x', 5)
