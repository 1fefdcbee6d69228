class Shelf:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Sub(Shelf):
    pass


print(Shelf[int.__name__], Sub[1, 2])  # expect: Shelf[int] Sub[(1, 2)]
try:

    class Plain:
        pass

    Plain[1]
except TypeError as e:
    print(e)  # expect: type 'Plain' is not subscriptable
