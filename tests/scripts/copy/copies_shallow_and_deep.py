# since: 3.14
import copy, copyreg
from collections import deque, OrderedDict, defaultdict, Counter, namedtuple, ChainMap, UserDict, UserList
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
l = [1, [2, 3], (4, [5])]; c = copy.copy(l); d = copy.deepcopy(l); print(c == l, c is l, c[1] is l[1], d == l, d[1] is l[1], d[2] is l[2], d[2][1] is l[2][1])
for x in (5, 1.5, "a", b"b", None, True, (1, 2), frozenset([1]), int, len, print, range(3), ..., lambda: 1, slice(1)): print(copy.copy(x) is x, copy.deepcopy(x) is x, end=" ")
print()
for x in ([1], {1: [2]}, {1, 2}, bytearray(b"a"), deque([1, [2]], 5), OrderedDict(a=[1]), defaultdict(list, a=[1]), Counter("aab"), ChainMap({"a": [1]}), UserDict(a=[1]), UserList([[1]])):
    c, d = copy.copy(x), copy.deepcopy(x); print(type(c).__name__, c == x, c is x, d == x, d is x, type(d) is type(x), d)
class A:
    def __init__(s, x): s.x = x; s.me = s
    def __eq__(s, o): return s.x == o.x
a = A([1]); b = copy.copy(a); d = copy.deepcopy(a); print(b.x is a.x, b.me is a, d.x is a.x, d.me is d, d.x)
l = []; l.append(l); m = copy.deepcopy(l); print(m[0] is m, m is l); di = {}; di["d"] = di; e = copy.deepcopy(di); print(e["d"] is e); tt = ([],); tt[0].append(tt); u = copy.deepcopy(tt); print(u[0][0] is u, u is tt)
class B:
    __slots__ = ("a", "b", "__weakref__")
b = B(); b.a = [1]; c = copy.copy(b); d = copy.deepcopy(b); print(c.a is b.a, d.a is b.a, d.a, hasattr(d, "b"))
class C(B):
    def __init__(s): s.a = 1; s.z = [2]
c = copy.deepcopy(C()); print(c.a, c.z)
class K:
    def __copy__(s): return "copied"
    def __deepcopy__(s, memo): return "deep", type(memo).__name__
print(copy.copy(K()), copy.deepcopy(K()), copy.deepcopy([K()]))
class G:
    def __init__(s): s.v = 1
    def __getstate__(s): return {"v": 42}
    def __setstate__(s, st): s.v = ("set", st)
print(copy.copy(G()).v, copy.deepcopy(G()).v)
class R:
    def __init__(s, *a): s.a = a
    def __reduce__(s): return R, (1, [2]), {"extra": 3}
r = copy.copy(R()); print(r.a, r.extra)
class L(list): pass
x = L([1, [2]]); x.attr = [3]; y = copy.copy(x); z = copy.deepcopy(x); print(y, type(y).__name__, y.attr is x.attr, z, z.attr is x.attr, z[1] is x[1])
class D(dict): pass
x = D(a=[1]); x.q = 1; y = copy.deepcopy(x); print(y, type(y).__name__, y.q, y["a"] is x["a"])
class T(tuple): pass
class S(set): pass
class I(int): pass
class St(str): pass
print(copy.deepcopy(T([1, [2]])), type(copy.copy(T([1]))).__name__, copy.copy(S([1])), type(copy.deepcopy(S([1]))).__name__, type(copy.deepcopy(I(5))).__name__, copy.copy(St("a")), type(copy.copy(St("a"))).__name__)
P = namedtuple("P", "x y"); p = P(1, [2]); q = copy.deepcopy(p); print(copy.copy(p) == p, q, q.y is p.y, type(q) is P, copy.replace(p, x=5)); t(copy.replace, 5, x=1); t(copy.replace)
memo = {}; copy.deepcopy([a], memo); print(len(memo) > 1, copy.deepcopy(a, memo) is memo[id(a)])
t(copy.copy, (i for i in ())); t(copy.deepcopy, (i for i in ())); t(copy.deepcopy, [iter([1])] if False else 1); t(copy.copy); print(copy.__all__, copy.Error, copy.error is copy.Error)
e = ValueError("x", 1); e.note = [1]; f = copy.copy(e); g = copy.deepcopy(e); print(repr(f), f.note is e.note, g.note is e.note, g.args, type(g))
def red(o): return (Reg, (o.v + 1,))
class Reg:
    def __init__(s, v): s.v = v
copyreg.pickle(Reg, red); print(copy.copy(Reg(1)).v, copy.deepcopy(Reg(5)).v); t(copyreg.pickle, int, 5); t(copyreg.constructor, 5)
class M:
    def f(s): return s
m = M(); bm = copy.deepcopy(m.f); print(bm() is m, type(bm).__name__, copy.copy(m.f) == m.f)
class NoEx(Exception):
    def __init__(s, a, b): super().__init__(a); s.b = b
t(copy.copy, NoEx(1, 2)); print(copy.copy(property()) is not None, copy.copy(M) is M, copy.deepcopy({1: (2, {3})}), copy.deepcopy(frozenset([1])))
class Meta(type): pass
class WithMeta(metaclass=Meta): pass
print(copy.copy(WithMeta) is WithMeta, copy.deepcopy(WithMeta) is WithMeta, copy.copy(type) is type)


# expect: True False True True False False False
# expect: True True True True True True True True True True True True True True True False True True True True True True True True True True True True True False
# expect: list True False True False True [1]
# expect: dict True False True False True {1: [2]}
# expect: set True False True False True {1, 2}
# expect: bytearray True False True False True bytearray(b'a')
# expect: deque True False True False True deque([1, [2]], maxlen=5)
# expect: OrderedDict True False True False True OrderedDict({'a': [1]})
# expect: defaultdict True False True False True defaultdict(<class 'list'>, {'a': [1]})
# expect: Counter True False True False True Counter({'a': 2, 'b': 1})
# expect: ChainMap True False True False True ChainMap({'a': [1]})
# expect: UserDict True False True False True {'a': [1]}
# expect: UserList True False True False True [[1]]
# expect: True True False True [1]
# expect: True False
# expect: True
# expect: True False
# expect: True False [1] False
# expect: 1 [2]
# expect: copied ('deep', 'dict') [('deep', 'dict')]
# expect: ('set', {'v': 42}) ('set', {'v': 42})
# expect: (1, [2]) 3
# expect: [1, [2]] L True [1, [2]] False False
# expect: {'a': [1]} D 1 False
# expect: (1, [2]) T S({1}) S I a St
# expect: True P(x=1, y=[2]) False True P(x=5, y=[2])
# expect: replace ('TypeError', 'replace() does not support int objects')
# expect: replace ('TypeError', "replace() missing 1 required positional argument: 'obj'")
# expect: True True
# expect: copy ('TypeError', "cannot pickle 'generator' object")
# expect: deepcopy ('TypeError', "cannot pickle 'generator' object")
# expect: deepcopy 1
# expect: copy ('TypeError', "copy() missing 1 required positional argument: 'x'")
# expect: ['Error', 'copy', 'deepcopy', 'replace'] <class 'copy.Error'> True
# expect: ValueError('x', 1) True False ('x', 1) <class 'ValueError'>
# expect: 2 6
# expect: pickle ('TypeError', 'reduction functions must be callable')
# expect: constructor ('TypeError', 'constructors must be callable')
# expect: False method True
# expect: copy ('TypeError', "NoEx.__init__() missing 1 required positional argument: 'b'")
# expect: True True {1: (2, {3})} frozenset({1})
# expect: True True True
