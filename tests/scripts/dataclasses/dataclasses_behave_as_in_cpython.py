# since: 3.14
import dataclasses
from dataclasses import *
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__ + ":", error)
@dataclass
class Point:
    x: int
    y: int = 0
p = Point(1, 2)
print(p, p == Point(1, 2), p != Point(2, 1), Point(1), Point(y=3, x=1), Point.__match_args__, Point.__doc__)
attempt(lambda: Point()); attempt(lambda: Point(1, 2, 3)); attempt(lambda: Point(1, z=3)); attempt(lambda: hash(p)); attempt(lambda: p < p); attempt(lambda: p == 3)
print(Point.y, hasattr(Point, "x"), Point.__hash__, Point.__init__.__qualname__, Point.__init__.__annotations__, Point.__init__.__module__)
@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
print(sorted([Version(2), Version(1, 5), Version(1)]), Version(1) < Version(2), Version(1) <= Version(1), Version(3) > Version(2), Version(1) >= Version(2), Version(1).tags is Version(1).tags)
attempt(lambda: Version(1) < 3)
@dataclass(frozen=True)
class F:
    a: int
    b: str = "x"
f = F(1)
attempt(lambda: setattr(f, "a", 2)); attempt(lambda: delattr(f, "a")); attempt(lambda: setattr(f, "zz", 2))
print(hash(f) == hash((1, "x")), {f: 1}[F(1)], f, issubclass(FrozenInstanceError, AttributeError), replace(f, b="y"))
@dataclass
class Base:
    a: int
    b: int = 5
@dataclass
class Child(Base):
    c: int = 6
    a: str = "over"
print(Child(), Child(1, 2, 3), [fl.name for fl in fields(Child)])
def bad1():
    @dataclass
    class X:
        a: int = 1
        b: int
attempt(bad1)
def bad2():
    @dataclass
    class X:
        a: list = []
attempt(bad2)
def bad3():
    @dataclass
    class X:
        a = field(default=1)
attempt(bad3)
attempt(lambda: field(default=1, default_factory=list))
def bad4():
    @dataclass(order=True, eq=False)
    class X:
        a: int
attempt(bad4)
def bad5():
    @dataclass(order=True)
    class X:
        a: int
        def __lt__(self, o): pass
attempt(bad5)
def bad6():
    @dataclass
    class X(F): c: int = 1
attempt(bad6)
def bad7():
    @dataclass(frozen=True)
    class X(Point): c: int = 1
attempt(bad7)
def bad8():
    @dataclass(unsafe_hash=True)
    class X:
        a: int
        def __hash__(self): return 1
attempt(bad8)
def bad9():
    @dataclass(weakref_slot=True)
    class X: a: int
attempt(bad9)
def bad10():
    @dataclass(slots=True)
    class X:
        __slots__ = ("a",)
        a: int
attempt(bad10)
def bad11():
    @dataclass(frozen=True)
    class X:
        a: int
        def __setattr__(self, n, v): pass
attempt(bad11)
def bad12():
    @dataclass
    class X:
        a: InitVar[int] = field(default_factory=int)
attempt(bad12)
@dataclass
class Post:
    a: int
    b: InitVar[int]
    c: int = field(init=False)
    d: int = field(init=False, default=9)
    def __post_init__(self, b): self.c = self.a + b
print(Post(1, 2), Post(1, b=2).c, [fl.name for fl in fields(Post)])
attempt(lambda: replace(Post(1, 2), a=3)); attempt(lambda: replace(Post(1, 2), a=3, b=1)); attempt(lambda: replace(Post(1, 2), c=3, b=1))
@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
print(Kw(1, c=2), Kw.__match_args__, Kw.__doc__)
attempt(lambda: Kw(1, 2, 3)); attempt(lambda: Kw(1))
@dataclass(kw_only=True)
class Kw2(Point):
    z: int
print(Kw2(1, 2, z=3), Kw2(z=1, x=2))
@dataclass(slots=True)
class S:
    x: int
    y: int = 3
    def cls(self): return __class__
    def sup(self): return super().__repr__()
s = S(1)
print(s, S.__slots__, hasattr(s, "__dict__"), s.cls() is S, s.sup()[:5])
attempt(lambda: setattr(s, "zz", 1))
@dataclass(slots=True, frozen=True)
class SF(S if False else object):
    x: int = 1
attempt(lambda: setattr(SF(), "x", 3)); attempt(lambda: setattr(SF(), "q", 3)); print(hash(SF()) == hash((1,)), SF())
@dataclass(slots=True, weakref_slot=True)
class SW: x: int = 1
print(SW.__slots__)
@dataclass
class Tree:
    value: int
    left: "Tree | None" = None
    right: "Tree | None" = None
    children: list["Tree"] = field(default_factory=list)
t = Tree(1, Tree(2), children=[Tree(3)])
print(t, asdict(t), astuple(t))
t.left = t
print(t)
@dataclass
class D:
    d: dict
    l: list
    t: tuple
    n: None = None
print(asdict(D({"a": Point(1)}, [Point(2), 3], (Point(4),))), astuple(D({}, [], ())))
print(asdict(Point(1), dict_factory=lambda items: sorted(items)), astuple(Point(1), tuple_factory=list))
attempt(lambda: asdict(Point)); attempt(lambda: astuple(3)); attempt(lambda: fields(3)); attempt(lambda: replace(3)); print(is_dataclass(Point), is_dataclass(p), is_dataclass(3))
for fl in fields(Version): print(fl.name, fl.type, fl.default is MISSING, fl.default_factory is list, fl.init, fl.repr, fl.hash, fl.compare, fl.metadata, fl.kw_only)
@dataclass(repr=False, eq=False)
class NoRepr: x: int
print("__repr__" in vars(NoRepr), "__eq__" in vars(NoRepr), NoRepr(1) == NoRepr(1))
M = make_dataclass("M", ["x", ("y", int), ("z", int, field(default=5))], bases=(Base,), namespace={"double": lambda self: self.x * 2}) if False else make_dataclass("M", [("y", int), ("z", int, field(default=5))], namespace={"double": lambda self: self.y * 2})
print(M(1), M(1).double(), M.__module__, M.__name__)
attempt(lambda: make_dataclass("M", ["1x"])); attempt(lambda: make_dataclass("M", [("class", int)])); attempt(lambda: make_dataclass("M", [("a", int), ("a", int)])); attempt(lambda: make_dataclass("M", [("a", int, 3, 4)])); attempt(lambda: make_dataclass("M", [(3, int)]))
match p:
    case Point(x, y=2): print("matched", x)
@dataclass(unsafe_hash=True)
class UH:
    x: int
    y: int = field(hash=False, default=1)
print(hash(UH(1)) == hash((1,)))
@dataclass
class Meta:
    x: int = field(default=1, metadata={"unit": "m"})
print(fields(Meta)[0].metadata["unit"], Meta.__doc__)
@dataclass
class Empty: pass
print(Empty(), Empty() == Empty(), Empty.__doc__)
class Plain:
    z: int = 3
@dataclass
class FromPlain(Plain):
    a: int = 1
print(FromPlain(), Point.__dataclass_params__)
@dataclass
class Desc:
    class _D:
        def __set_name__(self, owner, name): self._name = "_" + name
        def __get__(self, obj, owner): return 42 if obj is None else getattr(obj, self._name)
        def __set__(self, obj, v): setattr(obj, self._name, v * 2)
    v: int = _D()
print(Desc(), Desc(4).v)
def local():
    @dataclass
    class L:
        self: int
        other: int = 1
    return L(1)
print(local())
class Gen[T]: pass
@dataclass
class G2[T]:
    v: T
print(G2(3), G2[int](4))
@dataclass(frozen=True)
class FD(F):
    c: int = 7
print(FD(1), replace(FD(1), c=2))
attempt(lambda: setattr(FD(1), "c", 1))
# expect: Point(x=1, y=2) True True Point(x=1, y=0) Point(x=1, y=3) ('x', 'y') Point(x: int, y: int = 0)
# expect: TypeError: Point.__init__() missing 1 required positional argument: 'x'
# expect: TypeError: Point.__init__() takes from 2 to 3 positional arguments but 4 were given
# expect: TypeError: Point.__init__() got an unexpected keyword argument 'z'
# expect: TypeError: unhashable type: 'Point'
# expect: TypeError: '<' not supported between instances of 'Point' and 'Point'
# expect: False
# expect: 0 False None Point.__init__ {'x': <class 'int'>, 'y': <class 'int'>, 'return': None} __main__
# expect: [Version(major=1, minor=0), Version(major=1, minor=5), Version(major=2, minor=0)] True True True False False
# expect: TypeError: '<' not supported between instances of 'Version' and 'int'
# expect: FrozenInstanceError: cannot assign to field 'a'
# expect: FrozenInstanceError: cannot delete field 'a'
# expect: FrozenInstanceError: cannot assign to field 'zz'
# expect: True 1 F(a=1, b='x') True F(a=1, b='y')
# expect: Child(a='over', b=5, c=6) Child(a=1, b=2, c=3) ['a', 'b', 'c']
# expect: TypeError: non-default argument 'b' follows default argument 'a'
# expect: ValueError: mutable default <class 'list'> for field a is not allowed: use default_factory
# expect: TypeError: 'a' is a field but has no type annotation
# expect: ValueError: cannot specify both default and default_factory
# expect: ValueError: eq must be true if order is true
# expect: TypeError: Cannot overwrite attribute __lt__ in class X Consider using functools.total_ordering
# expect: TypeError: cannot inherit non-frozen dataclass from a frozen one
# expect: TypeError: cannot inherit frozen dataclass from a non-frozen one
# expect: TypeError: Cannot overwrite attribute __hash__ in class X
# expect: TypeError: weakref_slot is True but slots is False
# expect: TypeError: X already specifies __slots__
# expect: TypeError: Cannot overwrite attribute __setattr__ in class X
# expect: TypeError: field a cannot have a default factory
# expect: Post(a=1, c=3, d=9) 3 ['a', 'c', 'd']
# expect: TypeError: InitVar 'b' must be specified with replace()
# expect: Post(a=3, c=4, d=9)
# expect: TypeError: field c is declared with init=False, it cannot be specified with replace()
# expect: Kw(a=1, b=3, c=2) ('a',) Kw(a: int, *, b: int = 3, c: int)
# expect: TypeError: Kw.__init__() takes 2 positional arguments but 4 were given
# expect: TypeError: Kw.__init__() missing 1 required keyword-only argument: 'c'
# expect: Kw2(x=1, y=2, z=3) Kw2(x=2, y=0, z=1)
# expect: S(x=1, y=3) ('x', 'y') False True <__ma
# expect: AttributeError: 'S' object has no attribute 'zz' and no __dict__ for setting new attributes
# expect: FrozenInstanceError: cannot assign to field 'x'
# expect: TypeError: super(type, obj): obj (instance of SF) is not an instance or subtype of type (SF).
# expect: True SF(x=1)
# expect: ('x', '__weakref__')
# expect: Tree(value=1, left=Tree(value=2, left=None, right=None, children=[]), right=None, children=[Tree(value=3, left=None, right=None, children=[])]) {'value': 1, 'left': {'value': 2, 'left': None, 'right': None, 'children': []}, 'right': None, 'children': [{'value': 3, 'left': None, 'right': None, 'children': []}]} (1, (2, None, None, []), None, [(3, None, None, [])])
# expect: Tree(value=1, left=..., right=None, children=[Tree(value=3, left=None, right=None, children=[])])
# expect: {'d': {'a': {'x': 1, 'y': 0}}, 'l': [{'x': 2, 'y': 0}, 3], 't': ({'x': 4, 'y': 0},), 'n': None} ({}, [], (), None)
# expect: [('x', 1), ('y', 0)] [1, 0]
# expect: TypeError: asdict() should be called on dataclass instances
# expect: TypeError: astuple() should be called on dataclass instances
# expect: TypeError: must be called with a dataclass type or instance
# expect: TypeError: replace() should be called on dataclass instances
# expect: True True False
# expect: major <class 'int'> True False True True None True {} False
# expect: minor <class 'int'> False False True True None True {} False
# expect: tags <class 'list'> True True True False None False {} False
# expect: False False False
# expect: M(y=1, z=5) 2 __main__ M
# expect: TypeError: Field names must be valid identifiers: '1x'
# expect: TypeError: Field names must not be keywords: 'class'
# expect: TypeError: Field name duplicated: 'a'
# expect: TypeError: Invalid field: ('a', <class 'int'>, 3, 4)
# expect: TypeError: Field names must be valid identifiers: 3
# expect: matched 1
# expect: True
# expect: m Meta(x: int = 1)
# expect: Empty() True Empty()
# expect: FromPlain(a=1) _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False,match_args=True,kw_only=False,slots=False,weakref_slot=False)
# expect: Desc(v=84) 8
# expect: local.<locals>.L(self=1, other=1)
# expect: G2(v=3) G2(v=4)
# expect: FD(a=1, b='x', c=7) FD(a=1, b='x', c=2)
# expect: FrozenInstanceError: cannot assign to field 'c'
