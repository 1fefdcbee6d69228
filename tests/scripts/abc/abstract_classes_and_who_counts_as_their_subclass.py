# since: 3.14
import abc
from abc import *
from abc import ABC, ABCMeta, abstractmethod
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", f), r)
class Shape(ABC):
    @abstractmethod
    def area(self): "doc"
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def help(): ...
    def describe(self): return f"{self.name} {self.area()}"
t(Shape)
class Half(Shape):
    def area(self): return 1
t(Half)
class One(Shape):
    area = name = make = None
t(One)
class Full(Half):
    name = "full"
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def help(): return "h"
print(Full().describe(), Full.make().help(), Full.__abstractmethods__, sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__))
print(isinstance(Full(), Shape), issubclass(Half, Shape), issubclass(int, Shape), isinstance(3, Shape), type(Shape), Shape.__mro__, type(Shape).__mro__)
class Sized(metaclass=ABCMeta):
    @abstractmethod
    def __len__(self): return 0
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sized:
            return any("__len__" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
print(isinstance([], Sized), isinstance(3, Sized), issubclass(dict, Sized), issubclass(int, Sized))
class P(ABC): pass
P(); print(P.__abstractmethods__)
@P.register
class Q: pass
print(issubclass(Q, P), isinstance(Q(), P), P.register(int), isinstance(3, P), isinstance(True, P), isinstance("a", P), Q.__mro__)
class R(P): pass
@R.register
class S: pass
print(issubclass(S, P), issubclass(S, R), issubclass(Q, R)); t(P.register, 5); t(Q.register if hasattr(Q, "register") else len, 1)
t(R.register, P); t(issubclass, 5, P); print(isinstance(5, P), isinstance(P, P))
class Meta(ABCMeta):
    def __new__(m, n, b, ns, **kw):
        print("new", n, kw); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **kw): super().__init__(n, b, ns)
class M(metaclass=Meta, x=1):
    @abstractmethod
    def f(self): pass
class N(M):
    def f(self): return super().f()
print(N().f()); t(M); t(lambda: type("X", (M,), {})())
X = ABCMeta("X", (), {"f": abstractmethod(lambda self: 1)}); t(X)
print(abc.get_cache_token() >= 3, abstractmethod.__doc__ is not None)
class D(ABC):
    @abstractproperty
    def p(self): pass
    @abstractclassmethod
    def c(cls): pass
    @abstractstaticmethod
    def s(): pass
t(D)
class E(Shape): pass
E.area = lambda s: 1; E.name = "e"; E.make = E.help = 1; t(E); abc.update_abstractmethods(E); print(type(E()).__name__); print(abc.update_abstractmethods(int))
class G(dict, ABC):
    @abstractmethod
    def g(self): pass
print(G(), G.__abstractmethods__)
class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, C): return 5
t(issubclass, int, Hook)
class Proxy:
    __class__ = Full
print(isinstance(Proxy(), Shape))
class W(ABC):
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)
class V(W, a=1): pass
try:
    class Z(int, metaclass=type): pass
    class Y(P, metaclass=type): pass
    print(type(Y))
except TypeError as e: print(e)
import gc
class T1(ABC): pass
def reg():
    class Temp: pass
    T1.register(Temp); return issubclass(Temp, T1)
print(reg()); gc.collect(); print(issubclass(str, T1))


# expect: Shape ('TypeError', "Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'help', 'make', 'name'")
# expect: Half ('TypeError', "Can't instantiate abstract class Half without an implementation for abstract methods 'help', 'make', 'name'")
# expect: One ('TypeError', "Can't instantiate abstract class One without an implementation for abstract method 'help'")
# expect: full 1 h frozenset() ['area', 'help', 'make', 'name'] ['help', 'make', 'name']
# expect: True True False False <class 'abc.ABCMeta'> (<class '__main__.Shape'>, <class 'abc.ABC'>, <class 'object'>) (<class 'abc.ABCMeta'>, <class 'type'>, <class 'object'>)
# expect: True False True False
# expect: frozenset()
# expect: True True <class 'int'> True True False (<class '__main__.Q'>, <class 'object'>)
# expect: True True False
# expect: register ('TypeError', 'Can only register classes')
# expect: len ('TypeError', "object of type 'int' has no len()")
# expect: register ('RuntimeError', 'Refusing to create an inheritance cycle')
# expect: issubclass ('TypeError', 'issubclass() arg 1 must be a class')
# expect: True False
# expect: new M {'x': 1}
# expect: new N {}
# expect: None
# expect: M ('TypeError', "Can't instantiate abstract class M without an implementation for abstract method 'f'")
# expect: new X {}
# expect: <lambda> ('TypeError', "Can't instantiate abstract class X without an implementation for abstract method 'f'")
# expect: X ('TypeError', "Can't instantiate abstract class X without an implementation for abstract method 'f'")
# expect: True True
# expect: D ('TypeError', "Can't instantiate abstract class D without an implementation for abstract methods 'c', 'p', 's'")
# expect: E ('TypeError', "Can't instantiate abstract class E without an implementation for abstract methods 'area', 'help', 'make', 'name'")
# expect: E
# expect: <class 'int'>
# expect: {} frozenset({'g'})
# expect: issubclass ('AssertionError', '__subclasshook__ must return either False, True, or NotImplemented')
# expect: True
# expect: sub V {'a': 1}
# expect: <class 'abc.ABCMeta'>
# expect: True
# expect: False
