# Small things that introspection asks for: the class that a special method comes from, one and the same object for a name,
# and what only has `__set__` leaves the reading to the instance.
items = []
print(items.__add__.__objclass__, items.__add__.__self__ is items, items.__add__.__name__)
# expect: <class 'list'> True __add__


def named():
    pass


print(named.__name__ is named.__name__, named.__qualname__ is named.__qualname__)  # expect: True True
named.__name__ = "other"
print(named.__name__, named.__qualname__)  # expect: other named


class Slot:
    def __set__(self, owner, value):
        owner.__dict__["x"] = value


class Box:
    x = Slot()


box = Box()
print(box.x is Box.__dict__["x"])  # expect: True
box.x = 42
print(box.x)  # expect: 42


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


Made.x = 42
Meta.x = Slot()
print(Made.x)  # expect: 42

error = ImportError("no", name="a", path="b")
print(error.name, error.path, error.msg)  # expect: a b no
error.__init__()
print(error.name, error.path, error.msg, error.args)  # expect: None None None ()


class Counted:
    def __getitem__(self, index):
        return [1, 2, 3][index]


print(list(Counted()))  # expect: [1, 2, 3]
import re

try:
    iter(re.match("a", "a"))
except TypeError as problem:
    print(problem)  # expect: 're.Match' object is not iterable
