# since: 3.14
import functools, operator
from functools import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
print(reduce(operator.add, [1, 2, 3]), reduce(operator.add, [], 5), reduce(operator.add, [1], initial=2), reduce(lambda a, b: a + b, "abc")); t(reduce, operator.add, []); t(reduce, operator.add, 5); t(reduce); t(reduce, 1, [1, 2]); t(reduce, operator.add)
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, p); q = partial(print, "a", sep="-"); q("b"); q("b", sep="+"); print(partial(q, "c").args, partial(max, 1)(5), partial(partial(pow, 2), 3)()); t(partial, 5); t(p); p.attr = 1; print(p.__dict__, isinstance(p, partial), partial[int])
pp = partial(lambda *a, **k: (a, k), Placeholder, 2, x=1); print(pp(1), pp(1, 3, y=4)); t(pp); t(partial, print, Placeholder); t(partial, print, x=Placeholder); print(Placeholder, type(Placeholder).__name__, repr(partial(pow, Placeholder, 2).args), partial(pp, 9).args)
class A:
    m = partial(lambda self, x: (self is not None, x), )
    def f(self, a, b=2): return (type(self).__name__, a, b)
    g = partialmethod(f, 1); h = partialmethod(f, b=5)
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    cc = partialmethod(c, 7)
    st = partialmethod(staticmethod(lambda x: x), 3)
print(A().g(), A().h(3), A().g(b=9), A.cc(), A().cc(), A().st(), A().m(4)); t(partialmethod, 5); t(lambda: A.g())
class S(partial): pass
s = S(divmod, 7); print(s(2), s, type(s).__name__)
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    "doc f"
    calls.append((x, y)); return x + y
print(f(1), f(1), f(2), f(3), f(1), f(x=1), f(1, 0), calls, f.cache_info(), f.cache_parameters(), f.__name__, f.__doc__, f.__wrapped__(5)); f.cache_clear(); print(f.cache_info(), f.__module__, f.__qualname__); t(f, []); t(f); t(f, 1, 2, 3)
@lru_cache
def g(x): return x
print(g(1), g(1.0), g(True), g.cache_info(), g("a"), g(x="a"), g.cache_info())
@lru_cache(None, typed=True)
def h(x): return type(x).__name__
print(h(1), h(1.0), h(True), h.cache_info(), h(1), h.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info()); t(lru_cache, "x"); t(lru_cache, 1.5); print(lru_cache(maxsize=-5)(len)("abc"), lru_cache(0)(len).cache_info())
class C:
    n = 0
    @lru_cache
    def m(self, x): C.n += 1; return x * 2
    @cached_property
    def cp(self): "cpdoc"; C.n += 1; return C.n
    @property
    @lru_cache
    def pr(self): return 5
c = C(); print(c.m(1), c.m(1), C.n, c.cp, c.cp, c.__dict__, C.cp.__doc__, c.pr, C.m.cache_info().hits); del c.cp; print(c.cp); c.cp = 99; print(c.cp, C.__dict__["cp"].attrname)
class Sl:
    __slots__ = ("a",)
    @cached_property
    def x(self): return 1
t(lambda: Sl().x)
def deco(fn):
    @wraps(fn)
    def w(*a, **k):
        "w doc"
        return fn(*a, **k)
    return w
@deco
def orig(a: int, b=2) -> str:
    "orig doc"
    return a, b
orig.extra = 1
print(orig.__name__, orig.__doc__, orig.__wrapped__.__name__, orig(1), orig.__annotations__, orig.__module__, deco(orig).extra, orig.__qualname__)
class NoName:
    def __call__(self): return 1
print(update_wrapper(lambda: 2, NoName())(), functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
@total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v if isinstance(o, V) else NotImplemented
print(V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2), max(V(1), V(3)).v); t(lambda: V(1) <= 5)
for base in ("__le__", "__gt__", "__ge__"):
    W = total_ordering(type("W", (), {"__init__": V.__init__, "__eq__": V.__eq__, base: lambda s, o, b=base: getattr(operator, b.strip("_"))(s.v, o.v)})); print(base, W(1) < W(2), W(1) <= W(1), W(2) > W(3), W(1) >= W(1), W(2) < W(1))
t(total_ordering, type("N", (), {}))
k = cmp_to_key(lambda a, b: b - a); print(sorted([1, 3, 2], key=k), k(1) < k(2), k(1) == k(1), k(5).obj, type(k(1)).__name__); t(lambda: k(1) < 5); t(cmp_to_key); t(k); t(hash, k(1)); t(sorted, [1, 2], key=cmp_to_key(lambda a, b: "x"))
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: (len(a) > len(b)) - (len(a) < len(b)))))
@singledispatch
def show(x, *r): return "object", x
@show.register
def _(x: int, *r): return "int", x
@show.register(list)
@show.register(tuple)
def _(x, *r): return "seq", len(x)
@show.register
def _(x: float | str): return "fs", x
show.register(type(None), lambda x: "none")
from collections.abc import Sequence, Mapping, Sized, Iterable
print(show(1), show(True), show([1]), show((1, 2)), show("a"), show(2.5), show(None), show({}), show.dispatch(bool) is show.dispatch(int), sorted(k.__name__ for k in show.registry), show.__name__); t(show); t(show.register, 5); t(show.register, "x", len); 
show.register(Mapping, lambda x: "mapping"); show.register(Sized, lambda x: "sized"); print(show({}), show(set()), show(b""), show(range(3)))
@singledispatch
def amb(x): return "o"
amb.register(Iterable, lambda x: "iterable"); amb.register(Sized, lambda x: "sized")
class Both:
    def __iter__(self): return iter(())
    def __len__(self): return 0
t(amb, Both()); t(amb, [])
class Dd(dict): pass
print(show(Dd())); show.register(dict, lambda x: "dict"); print(show(Dd()))
class SM:
    @singledispatchmethod
    def neg(self, a): raise NotImplementedError("no")
    @neg.register
    def _(self, a: int): return -a
    @neg.register(str)
    def _(self, a): return a[::-1]
    @singledispatchmethod
    @classmethod
    def cm(cls, a): return cls.__name__, a
    @cm.register
    @classmethod
    def _(cls, a: int): return "int", a
print(SM().neg(5), SM().neg("abc"), SM.cm(1), SM.cm("a"), SM().cm(2)); t(SM().neg, 1.5); t(SM().neg); print(SM.__dict__["neg"])
import weakref, copy
print(copy.copy(f) is f, copy.deepcopy(partial(pow, 2))(3), functools.__all__)


# expect: 6 5 3 abc
# expect: reduce ('TypeError', 'reduce() of empty iterable with no initial value')
# expect: reduce ('TypeError', 'reduce() arg 2 must support iteration')
# expect: reduce ('TypeError', 'reduce() takes at least 2 positional arguments (0 given)')
# expect: reduce ('TypeError', "'int' object is not callable")
# expect: reduce ('TypeError', 'reduce() takes at least 2 positional arguments (1 given)')
# expect: 5 <class 'int'> () {'base': 2} functools.partial(<class 'int'>, base=2)
# expect: a-b
# expect: a+b
# expect: ('a', 'c') 5 8
# expect: partial ('TypeError', 'the first argument must be callable')
# expect: partial ('TypeError', 'int() missing string argument')
# expect: {'attr': 1} True functools.partial[int]
# expect: ((1, 2), {'x': 1}) ((1, 2, 3), {'x': 1, 'y': 4})
# expect: partial ('TypeError', "missing positional arguments in 'partial' call; expected at least 1, got 0")
# expect: partial ('TypeError', 'trailing Placeholders are not allowed')
# expect: partial ('TypeError', 'Placeholder cannot be passed as a keyword argument')
# expect: Placeholder _PlaceholderType (Placeholder, 2) (9, 2)
# expect: ('A', 1, 2) ('A', 3, 5) ('A', 1, 9) ('A', 7) ('A', 7) 3 (True, 4)
# expect: partialmethod ('TypeError', 'the first argument 5 must be a callable or a descriptor')
# expect: <lambda> ('TypeError', "partialmethod._make_unbound_method.<locals>._method() missing 1 required positional argument: 'cls_or_self'")
# expect: (3, 1) __main__.S(<built-in function divmod>, 7) S
# expect: 1 1 2 3 1 1 1 [(1, 0), (2, 0), (3, 0), (1, 0), (1, 0), (1, 0), (5, 0)] CacheInfo(hits=1, misses=6, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False} f doc f 5
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) __main__ f
# expect: f ('TypeError', "unhashable type: 'list'")
# expect: f ('TypeError', "f() missing 1 required positional argument: 'x'")
# expect: f ('TypeError', 'f() takes from 1 to 2 positional arguments but 3 were given')
# expect: 1 1.0 1.0 CacheInfo(hits=1, misses=2, maxsize=128, currsize=2) a a CacheInfo(hits=1, misses=4, maxsize=128, currsize=4)
# expect: int float bool CacheInfo(hits=0, misses=3, maxsize=None, currsize=3) int CacheInfo(hits=1, misses=3, maxsize=None, currsize=3)
# expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)
# expect: lru_cache ('TypeError', 'Expected first argument to be an integer, a callable, or None')
# expect: lru_cache ('TypeError', 'Expected first argument to be an integer, a callable, or None')
# expect: 3 CacheInfo(hits=0, misses=0, maxsize=0, currsize=0)
# expect: 2 2 1 2 2 {'cp': 2} cpdoc 5 1
# expect: 3
# expect: 99 cp
# expect: <lambda> ('TypeError', "No '__dict__' attribute on 'Sl' instance to cache 'x' property.")
# expect: orig orig doc orig (1, 2) {'a': <class 'int'>, 'return': <class 'str'>} __main__ 1 orig
# expect: 2 ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__') ('__dict__',)
# expect: True True True False True 3
# expect: <lambda> ('TypeError', "'<=' not supported between instances of 'V' and 'int'")
# expect: __le__ True True False True False
# expect: __gt__ True True False True False
# expect: __ge__ True True False True False
# expect: total_ordering ('ValueError', 'must define at least one ordering operation: < > <= >=')
# expect: [3, 2, 1] False True 5 KeyWrapper
# expect: <lambda> ('TypeError', 'other argument must be K instance')
# expect: cmp_to_key ('TypeError', "cmp_to_key() missing required argument 'mycmp' (pos 1)")
# expect: KeyWrapper ('TypeError', "K() missing required argument 'obj' (pos 1)")
# expect: hash ('TypeError', "unhashable type: 'functools.KeyWrapper'")
# expect: sorted ('TypeError', "'<' not supported between instances of 'str' and 'int'")
# expect: ['a', 'bb', 'ccc']
# expect: ('int', 1) ('int', True) ('seq', 1) ('seq', 2) ('fs', 'a') ('fs', 2.5) none ('object', {}) True ['NoneType', 'float', 'int', 'list', 'object', 'str', 'tuple'] show
# expect: show ('TypeError', 'show requires at least 1 positional argument')
# expect: register ('TypeError', 'Invalid first argument to `register()`: 5. Use either `@register(some_class)` or plain `@register` on an annotated function.')
# expect: register ('TypeError', "Invalid first argument to `register()`. 'x' is not a class or union type.")
# expect: mapping sized sized sized
# expect: amb ('RuntimeError', "Ambiguous dispatch: <class 'collections.abc.Iterable'> or <class 'collections.abc.Sized'>")
# expect: amb ('RuntimeError', "Ambiguous dispatch: <class 'collections.abc.Sized'> or <class 'collections.abc.Iterable'>")
# expect: mapping
# expect: dict
# expect: -5 cba ('int', 1) ('SM', 'a') ('int', 2)
# expect: neg ('NotImplementedError', 'no')
# expect: neg ('TypeError', 'neg requires at least 1 positional argument')
# expect: <single dispatch method descriptor SM.neg>
# expect: True 8 ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod', 'cached_property', 'Placeholder']
