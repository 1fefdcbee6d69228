class Named(tuple):
    def __init__(self, items, name=None):
        self.name = name


class Listed(list):
    def __new__(cls, items, name=None):
        self = super().__new__(cls, items)
        self.name = name
        return self


class Frozen(frozenset):
    def __init__(self, items=(), name=None):
        self.name = name


print(Named([1, 2], name="pair"), Named([1], name="one").name)  # expect: (1, 2) one
print(Listed([3], name="listed"), Listed([3], name="listed").name)  # expect: [3] listed
print(sorted(Frozen([2, 1], name="frozen")), Frozen(name="none").name)  # expect: [1, 2] none


class Plain(tuple):
    pass


for make in (lambda: Plain([1], name=2), lambda: tuple(iterable=()), lambda: list(sequence=())):
    try:
        make()
    except TypeError as error:
        print(error)  # expect: tuple() takes no keyword arguments
        # expect: tuple() takes no keyword arguments
        # expect: list() takes no keyword arguments


class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["kept"] = value


class Holder:
    kept = OnlySet()


holder = Holder()
print(type(holder.kept).__name__)  # expect: OnlySet
holder.kept = 5
print(holder.kept)  # expect: 5


class Hashed:
    def __hash__(self):
        return 7


class Derived(Hashed):
    pass


item = Derived()
print(hash(item))  # expect: 7
Derived.__hash__ = None
try:
    hash(item)
except TypeError as error:
    print(error)  # expect: unhashable type: 'Derived'
del Derived.__hash__
print(hash(item))  # expect: 7


class Pretended:
    """Stands for a class without being one."""

    def __init__(self, *bases):
        self.__bases__ = bases


base = Pretended()
derived = Pretended(base)
print(issubclass(derived, base), issubclass(base, derived))  # expect: True False
