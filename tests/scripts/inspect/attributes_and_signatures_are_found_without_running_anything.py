# since: 3.14
import functools
import inspect
import operator
import types


class Meta(type):
    def __getattr__(cls, name):
        if name == "ham":
            return "spam"
        raise AttributeError(name)


class Virtual(metaclass=Meta):
    __slots__ = {"power": "measured in kilowatts"}

    @types.DynamicClassAttribute
    def ham(self):
        return "eggs"


class Hidden:
    x = 1

    @property
    def __dict__(self):
        raise RuntimeError("not to be asked")

    @property
    def __class__(self):
        raise RuntimeError("nor this")


class Shadowed:
    def __init__(self):
        self.__dict__["method"] = "own"

    def method(self): ...

    @property
    def rule(self): ...


def test(a, b, c, *, d=4): ...


class Partly:
    ham = functools.partialmethod(test, d=1)
    gap = functools.partial(test, functools.Placeholder, 2)


print([(found.kind, found.defining_class.__name__) for found in inspect.classify_class_attrs(Virtual) if found.name == "ham"])
print(inspect.getdoc(Virtual.power))
print(inspect.getattr_static(Hidden(), "x"), inspect.getattr_static(Hidden(), "none", "missing"))
shadowed = Shadowed()
print(inspect.getattr_static(shadowed, "method"), type(inspect.getattr_static(shadowed, "rule")).__name__)
for signed in (
    operator.attrgetter, operator.attrgetter("x"), operator.methodcaller("x"), functools.cmp_to_key(lambda a, b: 0),
    Partly.ham, Partly().ham, Partly.gap,
):
    print(inspect.signature(signed))


class Derived(type): ...


for wrong in (functools.partial(test, 1, 2, 3, 4), Derived):
    try:
        inspect.signature(wrong)
    except ValueError as problem:
        print(str(problem).split(" at 0x")[0].replace("<class '__main__.Derived'>", "Derived"))

two_lines = lambda first: first and \
    first


class Commented:
    def method(self):
        # Inside.
        return 1
        # At the end.
      # Further out.

    inner = [
        lambda: ()]


print(inspect.getsource(two_lines), end="")
print(inspect.getsource(Commented.method), end="")
print(inspect.getsource(Commented.inner[0]), end="")
try:
    inspect.getsource(type("Made", (Commented,), {"__module__": "__main__"}))
except OSError as problem:
    print(problem)

# expect: [('data', 'Meta'), ('data', 'Virtual')]
# expect: measured in kilowatts
# expect: 1 missing
# expect: own property
# expect: (attr, /, *attrs)
# expect: (obj, /)
# expect: (obj, /)
# expect: (obj)
# expect: (a, b, c, *, d=1)
# expect: (b, c, *, d=1)
# expect: (a, /, c, *, d=4)
# expect: partial object functools.partial(<function test
# expect: callable Derived is not supported by signature
# expect: two_lines = lambda first: first and \
# expect:     first
# expect:     def method(self):
# expect:         # Inside.
# expect:         return 1
# expect:         # At the end.
# expect:         lambda: ()]
# expect: source code not available
