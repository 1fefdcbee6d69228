# since: 3.14
def attempt(action):
    try:
        result = action()
        print(repr(result) if not isinstance(result, type) else result.__name__)
    except Exception as error:
        print(type(error).__name__ + ":", error)

class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **keywords):
        print("prepare", mcls.__name__, name, bases, keywords)
        return {"given": 1}
    def __new__(mcls, name, bases, namespace, *, flag=False, **keywords):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")), flag, keywords)
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        cls.flag = flag
        return cls
    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)
    def __repr__(cls):
        return f"<Meta {cls.__name__}>"
    def __len__(cls):
        return 42
    def __iter__(cls):
        return iter((1, 2))
    def __getitem__(cls, k):
        return ("item", k)
    def __contains__(cls, k):
        return k == 3
    @property
    def prop(cls):
        return "prop of " + cls.__name__
    def method(cls):
        return "method of " + cls.__name__
    def __getattr__(cls, name):
        if name.startswith("__"): raise AttributeError(name)
        return "dynamic " + name
    def __setattr__(cls, name, value):
        print("set", cls.__name__, name, value)
        super().__setattr__(name, value)
    def __bool__(cls): return False
    def __eq__(cls, other): return cls is other or other == 7
    def __hash__(cls): return 5
    def __lt__(cls, other): return "lt"
    def __add__(cls, other): return "add"

class A(metaclass=Meta, flag=True):
    x = 1
    def __init__(self, v=0):
        self.v = v
    def __init_subclass__(cls, **keywords):
        print("init_subclass", cls, keywords)
class B(A):
    def f(self): return super().__init__(2), __class__
print(A, B, len(A), list(A), A[1], 3 in A, 4 in A, A.prop, A.method(), A.whatever, A.given, type(A))
print(A == 7, A == 8, hash(A), bool(A), A < 2, A + 1)
A.y = 3
b = B(v=9)
print(b.v, b.f())
attempt(lambda: b.method())
attempt(lambda: b.prop)
attempt(lambda: b.dyn)
class Other(type): pass
class C(metaclass=Other): pass
def conflict():
    class D(A, C): pass
attempt(conflict)
attempt(lambda: type("D", (A, C), {}))
attempt(lambda: type("E", (B,), {"z": 1}))
attempt(lambda: Meta("F", (), {}, flag=3))
def function_meta():
    def make(name, bases, ns, **kw):
        return (name, bases, sorted(ns), kw)
    class G(metaclass=make, k=1):
        a = 1
    return G
attempt(function_meta)
def badprepare():
    class P(type):
        @classmethod
        def __prepare__(m, n, b): return 5
    class Q(metaclass=P): pass
attempt(badprepare)
def badkw():
    class Q(metaclass=Other, k=1): pass
attempt(badkw)
def none():
    class Q(metaclass=None): pass
attempt(none)
class Check(type):
    def __instancecheck__(cls, obj): return obj == 5
    def __subclasscheck__(cls, sub): return sub is int
class K(metaclass=Check): pass
print(isinstance(5, K), isinstance(6, K), issubclass(int, K), issubclass(str, K), isinstance(K(), K))
try:
    raise ValueError
except ValueError: print("caught")
class OrderedNs(dict):
    def __setitem__(self, k, v):
        if k != "f" and not k.startswith("__"): print("store", k, v)
        super().__setitem__(k, v)
    def __missing__(self, key):
        if key.startswith("__") or key in ("print",): raise KeyError(key)
        return "missing " + key
class M2(type):
    @classmethod
    def __prepare__(m, n, b, **k): return OrderedNs()
    def __new__(m, n, b, ns):
        print(type(ns).__name__)
        return super().__new__(m, n, b, dict(ns))
class R(metaclass=M2):
    a = 1
    b = foo
    def f(self): return a
    i = 1
    del i
print(R.a, R.b)
class Singleton(type):
    instances = {}
    def __call__(cls, *a, **k):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*a, **k)
        return cls.instances[cls]
class S(metaclass=Singleton):
    def __init__(self): print("made S")
print(S() is S())
print(type.__call__(A, 5).v)
class MroMeta(type):
    def mro(cls):
        print("mro", cls.__name__)
        return super().mro()
class MM(metaclass=MroMeta): pass
class Sub(MM, int): pass
print([c.__name__ for c in Sub.__mro__])
class NoCell(type):
    def __new__(m, n, b, ns):
        return type.__new__(m, n, b, {})
def nocell():
    class X(metaclass=NoCell):
        def f(self): return __class__
attempt(nocell)
class DirMeta(type):
    def __dir__(cls): return ["b", "a"]
class DD(metaclass=DirMeta): pass
print(dir(DD))
print(A.__class__, isinstance(A, Meta), issubclass(Meta, type), Meta.__mro__)
match b:
    case A(v=q): print("matched", q)
attempt(lambda: type(Meta.prop))
attempt(lambda: type.__new__(int, "x", (), {}))
attempt(lambda: type("X", (int, str), {}))
attempt(lambda: type("X", (bool,), {}))
attempt(lambda: type("X", (1,), {}))
attempt(lambda: type("X", [], {}))
attempt(lambda: type("X"," (", {}))
attempt(lambda: type("X",(), {}, a=1))
attempt(lambda: type("X",(), {}, 3))
class WithSlots(metaclass=Other):
    __slots__ = ("p", "q")
w = WithSlots(); w.p = 1
attempt(lambda: setattr(w, "zz", 1))
class Desc:
    def __get__(self, i, o): return ("get", i, o)
    def __set_name__(self, o, n): print("set_name", o, n)
class MetaD(type):
    d = Desc()
class HasD(metaclass=MetaD):
    pass
print(HasD.d)
class Call:
    def __call__(self, *a, **k): return ("called", a[0], k)
class ViaObj(metaclass=Call(), q=1): pass
print(ViaObj)
# expect: prepare Meta A () {'flag': True}
# expect: new A ['given', 'x'] True {}
# expect: set A flag True
# expect: init A {'flag': True}
# expect: prepare Meta B (<Meta A>,) {}
# expect: new B ['f', 'given'] False {}
# expect: init_subclass <Meta B> {}
# expect: set B flag False
# expect: init B {}
# expect: <Meta A> <Meta B> 42 [1, 2] ('item', 1) True False prop of A method of A dynamic whatever 1 <class '__main__.Meta'>
# expect: True False 5 False lt add
# expect: set A y 3
# expect: call B () {'v': 9}
# expect: 9 (None, <Meta B>)
# expect: AttributeError: 'B' object has no attribute 'method'
# expect: AttributeError: 'B' object has no attribute 'prop'
# expect: AttributeError: 'B' object has no attribute 'dyn'
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: new E ['z'] False {}
# expect: init_subclass <Meta E> {}
# expect: set E flag False
# expect: init E {}
# expect: E
# expect: new F [] 3 {}
# expect: set F flag 3
# expect: init F {'flag': 3}
# expect: F
# expect: ('G', (), ['__firstlineno__', '__module__', '__qualname__', '__static_attributes__', 'a'], {'k': 1})
# expect: TypeError: P.__prepare__() must return a mapping, not int
# expect: TypeError: badkw.<locals>.Q.__init_subclass__() takes no keyword arguments
# expect: TypeError: 'NoneType' object is not callable
# expect: True False True False True
# expect: caught
# expect: store a 1
# expect: store b missing foo
# expect: store i 1
# expect: OrderedNs
# expect: 1 missing foo
# expect: made S
# expect: True
# expect: 5
# expect: mro MM
# expect: mro Sub
# expect: ['Sub', 'MM', 'int', 'object']
# expect: RuntimeError: __class__ not set defining 'X' as <class '__main__.X'>. Was __classcell__ propagated to type.__new__?
# expect: ['a', 'b']
# expect: <class '__main__.Meta'> True True (<class '__main__.Meta'>, <class 'type'>, <class 'object'>)
# expect: matched 2
# expect: property
# expect: TypeError: type.__new__(int): int is not a subtype of type
# expect: TypeError: multiple bases have instance lay-out conflict
# expect: TypeError: type 'bool' is not an acceptable base type
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: TypeError: type.__new__() argument 2 must be tuple, not list
# expect: TypeError: type.__new__() argument 2 must be tuple, not str
# expect: TypeError: X.__init_subclass__() takes no keyword arguments
# expect: TypeError: type() takes 1 or 3 arguments
# expect: AttributeError: 'WithSlots' object has no attribute 'zz' and no __dict__ for setting new attributes
# expect: set_name <class '__main__.MetaD'> d
# expect: ('get', <class '__main__.HasD'>, <class '__main__.MetaD'>)
# expect: ('called', 'ViaObj', {'q': 1})
