# since: 3.14
import collections, collections.abc
from collections import *
from collections.abc import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
Point = namedtuple("Point", "x y")
p = Point(1, y=2); print(p, p.x, p[1], p == (1, 2), hash(p) == hash((1, 2)), Point._fields, p._asdict(), p._replace(x=9), Point._make([3, 4]), Point.__doc__, Point.x.__doc__, len(p), isinstance(p, tuple))
t(Point); t(Point, 1); t(Point, 1, 2, 3); t(Point, 1, z=2); t(Point, 1, x=2); t(Point, 1, 2, zz=3); t(p._replace, z=1); t(Point._make, [1]); t(lambda: p.z); t(setattr, p, "x", 1); t(Point, y=1)
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20]); print(D(1), D(1, 2), D(1, c=5), D._field_defaults, D.__new__.__defaults__); t(D); t(D, 1, 2, 3, 4)
t(namedtuple, "P", "x x"); t(namedtuple, "P", "class"); t(namedtuple, "P", "_x"); t(namedtuple, "1P", "x"); t(namedtuple, "P", "x y", defaults=[1, 2, 3]); t(namedtuple, "for", "x"); t(namedtuple, "P", "x-y")
print(namedtuple("R", "x class x _y 9z", rename=True)._fields, namedtuple("E", ())(), namedtuple("O", "x")(1), namedtuple("T", "a, b")(1, 2))
class Sub(Point):
    __slots__ = ()
    @property
    def norm(self): return self.x + self.y
    def __str__(self): return f"<{self.x}>"
s = Sub(3, 4); print(s, repr(s), s.norm, s._replace(x=5), type(s._replace(x=1)).__name__, Sub.__mro__); x, y = p; print(x, y, *p, sorted([Point(2, 1), Point(1, 2)]), max(Point(2, 1), Point(1, 2)))
match p:
    case Point(x=1, y=yy): print("match", yy)
match p:
    case Point(a, b): print("pos", a, b)
print(Point.__name__, Point.__qualname__, Point.__module__, Point.__slots__, Point.__match_args__, Point.__new__.__name__, Point.__new__.__qualname__, [n for n in dir(Point) if not n.startswith("__")], p.__getnewargs__(), Point.__replace__(p, x=7))
t(lambda: p + 1); print(p + (1,), p * 2, p.count(1), p.index(2), 1 in p, {p: 1}[(1, 2)], p._fields, f"{p}", "%s %s" % p); t(lambda: p < 5)
Point.__doc__ += " extra"; Point.x.__doc__ = "new doc"; print(Point.__doc__, Point.x.__doc__); Pt = namedtuple("Pt", "x", module="mm"); print(Pt.__module__, Pt)
c = Counter("abracadabra"); print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), c.total(), sorted(c.elements()), len(c), Counter(), Counter(a=3, b=-1), Counter({"x": 2}), Counter([1, 1, 2]))
c.update("aab"); print(c); c.subtract("aaab"); print(c); c.subtract({"z": 3}, q=2); print(c); del c["nope"]; del c["z"]; print(c, +c, -c, c.copy() == c, type(c.copy()).__name__)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5); print(a + b, a - b, a & b, a | b, b - a, a == b, a <= b, a < a + b, a >= b, a != b, Counter(a=0) == Counter()); a += b; print(a); a -= b; print(a); a |= b; print(a); a &= Counter(a=1); print(a); t(lambda: a + 1); t(Counter, 1, 2); t(Counter.fromkeys, "ab"); t(Counter, 5)
class MyC(Counter): pass
m = MyC("aab"); print(m, m.copy(), isinstance(m, dict), dict(m), list(m.items()), m.pop("a"), m.setdefault("q", 4), m); print(Counter({"a": 1, "b": "x"}) if False else Counter(a=1), c == dict(c), Counter("aab").most_common(1)[0][0], Counter(w.lower() for w in "A a b".split())); t(lambda: Counter(a=1) < 5)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm, cm["a"], cm["b"], len(cm), list(cm), dict(cm), cm.get("z", 9), "b" in cm, cm.maps, cm.parents, cm.new_child({"z": 1}), cm.new_child(q=1), bool(ChainMap()), ChainMap()); cm["n"] = 5; print(cm); t(lambda: cm["nope"]); t(lambda: cm.pop("b")); t(ChainMap().popitem); del cm["n"]
def f():
    del cm["zz"]
t(f); print(cm.copy(), cm | {"x": 1}, {"x": 1} | cm, cm == {"a": 1, "b": 3}, sorted(cm.items()), ChainMap.fromkeys("ab", 0), cm.pop("a"), cm); cm |= {"k": 1}; print(cm, list(reversed(list(cm)))); r = ChainMap(); r["r"] = r; print(r)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1); u["b"] = 2; u.update(c=3); print(u, u.data, len(u), "A" in u, "a" in u, u.get("z"), u == {"A": 1, "B": 2, "C": 3}, u.copy(), type(u.copy()).__name__, u | {"d": 4}, UserDict({"x": 1}), UserDict.fromkeys("ab"), list(u.items()), u.pop("A"), dict(u)); t(lambda: u["zz"])
class Miss(UserDict):
    def __missing__(self, k): return k * 2
print(Miss()["ab"], Miss().get("q"), isinstance(u, MutableMapping), isinstance(u, dict))
l = UserList([3, 1, 2]); l.append(5); l.sort(); print(l, l[0], l[1:], type(l[1:]).__name__, l + [1], [0] + l, l * 2, l == [1, 2, 3, 5], len(l), 3 in l, l.index(3), l.count(1), l.pop(), l.copy(), list(reversed(l)), l < [9]); l.insert(0, 9); l.extend(UserList("ab")); l += (7,); l.remove(9); l.reverse(); print(l, isinstance(l, Sequence)); del l[0]; l[0] = "Z"; print(l)
class US(UserString): pass
z = US("hello"); print(z, repr(z), z.upper(), type(z.upper()).__name__, z + "x", "x" + z, z * 2, z[1], z[1:3], len(z), z == "hello", z in {"hello": 1}, "ell" in z, z.find("l"), z.replace("l", "L"), z.split("l"), z.center(9, "*"), z.encode(), z.isalpha(), hash(z) == hash("hello"), z % () if False else "", UserString("%s!") % "a", int(UserString("42")), z < "z", z.title(), sorted(z), z.join(["a", "b"]), z.startswith("he"), z.count("l"))
for cls in (Hashable, Iterable, Iterator, Reversible, Sized, Container, Callable, Collection, Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence, Generator, Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator, KeysView, ItemsView, ValuesView, MappingView, Buffer):
    async def co(): pass
    async def ag(): yield
    k = co(); g = ag()
    objs = dict(int=1, str="a", bytes=b"", list=[], tuple=(), dict={}, set=set(), frozenset=frozenset(), range=range(1), gen=(i for i in ()), it=iter([]), func=len, cls=int, dq=deque(), od=OrderedDict(), dd=defaultdict(), ctr=Counter(), ud=UserDict(), keys={}.keys(), items={}.items(), vals={}.values(), co=k, ag=g, none=None, bytearray=bytearray(), zip=zip(), map=map(str, []), point=p, proxy=int.__dict__, cm=ChainMap(), enum=enumerate([]))
    print(cls.__name__, [n for n, o in objs.items() if isinstance(o, cls)]); k.close()
    print("  ", [type(o).__name__ for o in objs.values() if issubclass(type(o), cls)] == [type(o).__name__ for o in objs.values() if isinstance(o, cls)], sorted(cls.__abstractmethods__), cls.__module__, [b.__name__ for b in cls.__mro__])
class Seq(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
q = Seq(1, 2, 3, 2); print(list(q), 2 in q, 9 in q, list(reversed(q)), q.index(2), q.count(2), q.index(2, 2)); t(q.index, 9); t(Sequence)
match q:
    case [a, *rest]: print("seq pattern", a, rest)
class MSeq(MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
ms = MSeq(); ms.append(1); ms.extend([2, 3]); ms += [4]; ms.reverse(); print(ms.l, ms.pop(), ms.pop(0), ms.l); ms.remove(3); print(ms.l); ms.clear(); print(ms.l, len(ms)); t(ms.remove, 1); t(ms.pop)
class M(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = M({"a": 1}); print(mm.get("a"), mm.get("z"), "a" in mm, type(mm.keys()).__name__, mm == {"a": 1}, dict(mm), {**mm}, list(mm.items()), 1 in mm.values(), ("a", 1) in mm.items(), mm.keys() & {"a"}, mm.keys() | {"b"}, mm != {}, len(mm.keys())); t(lambda: mm["q"]); t(hash, mm); t(reversed, mm)
match mm:
    case {"a": v}: print("map pattern", v)
class MM(M, MutableMapping):
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
m2 = MM({}); m2.update(a=1); m2.update([("b", 2)]); m2.setdefault("c", 3); print(m2.d, m2.pop("a"), m2.pop("zz", 0), m2.popitem(), m2.d); t(m2.pop, "zz"); m2.clear(); t(m2.popitem); print(m2.d)
class S(Set):
    def __init__(self, it=()): self.l = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.l
    def __iter__(self): return iter(self.l)
    def __len__(self): return len(self.l)
    def __repr__(self): return f"S({self.l})"
s1, s2 = S([1, 2, 3]), S([2, 3, 4]); print(s1 & s2, s1 | s2, s1 - s2, s1 ^ s2, s1 <= s2, s1 < S([1, 2, 3, 4]), s1 >= S([1]), s1 > S([1]), s1 == {1, 2, 3}, s1.isdisjoint([9]), {1, 9} & s1, [1] | s1 if False else "", S([1])._hash() == hash(frozenset([1])), s1 - [1], {1, 2, 9} - s1); t(lambda: s1 | 5); t(lambda: s1 < 5)
class MS(S, MutableSet):
    def add(self, x):
        if x not in self.l: self.l.append(x)
    def discard(self, x):
        if x in self.l: self.l.remove(x)
st = MS([1, 2]); st.add(3); st.discard(9); st |= [4]; st &= MS([1, 4, 9]); st ^= [9]; st -= [1]; print(st, st.pop(), st); t(st.remove, 77); st.clear(); t(st.pop); print(Iterable[int], Callable[[int, str], bool], Callable[..., int], Mapping[str, int], collections.abc.Callable.__class_getitem__.__name__); t(lambda: Callable[int])
print(sorted(collections.abc.__all__), collections.__all__, collections.abc is __import__("collections.abc").abc)


# expect: Point(x=1, y=2) 1 2 True True ('x', 'y') {'x': 1, 'y': 2} Point(x=9, y=2) Point(x=3, y=4) Point(x, y) Alias for field number 0 2 True
# expect: Point ('TypeError', "Point.__new__() missing 2 required positional arguments: 'x' and 'y'")
# expect: Point ('TypeError', "Point.__new__() missing 1 required positional argument: 'y'")
# expect: Point ('TypeError', 'Point.__new__() takes 3 positional arguments but 4 were given')
# expect: Point ('TypeError', "Point.__new__() got an unexpected keyword argument 'z'")
# expect: Point ('TypeError', "Point.__new__() got multiple values for argument 'x'")
# expect: Point ('TypeError', "Point.__new__() got an unexpected keyword argument 'zz'")
# expect: _replace ('TypeError', "Got unexpected field names: ['z']")
# expect: _make ('TypeError', 'Expected 2 arguments, got 1')
# expect: <lambda> ('AttributeError', "'Point' object has no attribute 'z'")
# expect: setattr ('AttributeError', "can't set attribute")
# expect: Point ('TypeError', "Point.__new__() missing 1 required positional argument: 'x'")
# expect: D(a=1, b=10, c=20) D(a=1, b=2, c=20) D(a=1, b=10, c=5) {'b': 10, 'c': 20} (10, 20)
# expect: D ('TypeError', "D.__new__() missing 1 required positional argument: 'a'")
# expect: D ('TypeError', 'D.__new__() takes from 2 to 4 positional arguments but 5 were given')
# expect: namedtuple ('ValueError', "Encountered duplicate field name: 'x'")
# expect: namedtuple ('ValueError', "Type names and field names cannot be a keyword: 'class'")
# expect: namedtuple ('ValueError', "Field names cannot start with an underscore: '_x'")
# expect: namedtuple ('ValueError', "Type names and field names must be valid identifiers: '1P'")
# expect: namedtuple ('TypeError', 'Got more default values than field names')
# expect: namedtuple ('ValueError', "Type names and field names cannot be a keyword: 'for'")
# expect: namedtuple ('ValueError', "Type names and field names must be valid identifiers: 'x-y'")
# expect: ('x', '_1', '_2', '_3', '_4') E() O(x=1) T(a=1, b=2)
# expect: <3> Sub(x=3, y=4) 7 <5> Sub (<class '__main__.Sub'>, <class '__main__.Point'>, <class 'tuple'>, <class 'object'>)
# expect: 1 2 1 2 [Point(x=1, y=2), Point(x=2, y=1)] Point(x=2, y=1)
# expect: match 2
# expect: pos 1 2
# expect: Point Point __main__ () ('x', 'y') __new__ Point.__new__ ['_asdict', '_field_defaults', '_fields', '_make', '_replace', 'count', 'index', 'x', 'y'] (1, 2) Point(x=7, y=2)
# expect: <lambda> ('TypeError', 'can only concatenate tuple (not "int") to tuple')
# expect: (1, 2, 1) (1, 2, 1, 2) 1 1 True 1 ('x', 'y') Point(x=1, y=2) 1 2
# expect: <lambda> ('TypeError', "'<' not supported between instances of 'Point' and 'int'")
# expect: Point(x, y) extra new doc
# expect: mm <class 'mm.Pt'>
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 [('a', 5), ('b', 2)] [('a', 5), ('b', 2), ('r', 2), ('c', 1), ('d', 1)] 11 ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'r', 'r'] 5 Counter() Counter({'a': 3, 'b': -1}) Counter({'x': 2}) Counter({1: 2, 2: 1})
# expect: Counter({'a': 7, 'b': 3, 'r': 2, 'c': 1, 'd': 1})
# expect: Counter({'a': 4, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
# expect: Counter({'a': 4, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 'q': -2, 'z': -3})
# expect: Counter({'a': 4, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 'q': -2}) Counter({'a': 4, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) Counter({'q': 2}) True Counter
# expect: Counter({'c': 5, 'a': 4, 'b': 3}) Counter({'a': 2}) Counter({'a': 1, 'b': 1}) Counter({'c': 5, 'a': 3, 'b': 2}) Counter({'c': 5, 'b': 1}) False False True False True True
# expect: Counter({'c': 5, 'a': 4, 'b': 3})
# expect: Counter({'a': 3, 'b': 1})
# expect: Counter({'c': 5, 'a': 3, 'b': 2})
# expect: Counter({'a': 1})
# expect: <lambda> ('TypeError', "unsupported operand type(s) for +: 'Counter' and 'int'")
# expect: Counter ('TypeError', 'Counter.__init__() takes from 1 to 2 positional arguments but 3 were given')
# expect: fromkeys ('NotImplementedError', 'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')
# expect: Counter ('TypeError', "'int' object is not iterable")
# expect: MyC({'q': 4, 'b': 1}) MyC({'a': 2, 'b': 1}) True {'a': 2, 'b': 1} [('a', 2), ('b', 1)] 2 4 MyC({'q': 4, 'b': 1})
# expect: Counter({'a': 1}) True a Counter({'a': 2, 'b': 1})
# expect: <lambda> ('TypeError', "'<' not supported between instances of 'Counter' and 'int'")
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 1 3 2 ['a', 'b'] {'a': 1, 'b': 3} 9 True [{'a': 1}, {'a': 2, 'b': 3}] ChainMap({'a': 2, 'b': 3}) ChainMap({'z': 1}, {'a': 1}, {'a': 2, 'b': 3}) ChainMap({'q': 1}, {'a': 1}, {'a': 2, 'b': 3}) False ChainMap({})
# expect: ChainMap({'a': 1, 'n': 5}, {'a': 2, 'b': 3})
# expect: <lambda> ('KeyError', "'nope'")
# expect: <lambda> ('KeyError', '"Key not found in the first mapping: \'b\'"')
# expect: popitem ('KeyError', "'No keys found in the first mapping.'")
# expect: f ('KeyError', '"Key not found in the first mapping: \'zz\'"')
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) ChainMap({'a': 1, 'x': 1}, {'a': 2, 'b': 3}) ChainMap({'x': 1, 'a': 1, 'b': 3}) True [('a', 1), ('b', 3)] ChainMap({'a': 0, 'b': 0}) 1 ChainMap({}, {'a': 2, 'b': 3})
# expect: ChainMap({'k': 1}, {'a': 2, 'b': 3}) ['k', 'b', 'a']
# expect: ChainMap({'r': ...})
# expect: {'B': 2, 'C': 3} {'B': 2, 'C': 3} 3 True False None True {'A': 1, 'B': 2, 'C': 3} UD {'A': 1, 'B': 2, 'C': 3, 'D': 4} {'x': 1} {'a': None, 'b': None} [('A', 1), ('B', 2), ('C', 3)] 1 {'B': 2, 'C': 3}
# expect: <lambda> ('KeyError', "'zz'")
# expect: abab None True False
# expect: [1, 2, 3] 1 [2, 3, 5] UserList [1, 2, 3, 5, 1] [0, 1, 2, 3, 5] [1, 2, 3, 5, 1, 2, 3, 5] True 4 True 2 1 5 [1, 2, 3] [3, 2, 1] True
# expect: [7, 'b', 'a', 3, 2, 1] True
# expect: ['Z', 'a', 3, 2, 1]
# expect: hello 'hello' HELLO US hellox xhello hellohello e el 5 True True True 2 heLLo ['he', '', 'o'] **hello** b'hello' True True  a! 42 True Hello ['e', 'h', 'l', 'l', 'o'] ahellob True 2
# expect: Hashable ['int', 'str', 'bytes', 'tuple', 'frozenset', 'range', 'gen', 'it', 'func', 'cls', 'vals', 'co', 'ag', 'none', 'zip', 'map', 'point', 'proxy', 'enum']
# expect:    True ['__hash__'] collections.abc ['Hashable', 'object']
# expect: Iterable ['str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'gen', 'it', 'dq', 'od', 'dd', 'ctr', 'ud', 'keys', 'items', 'vals', 'bytearray', 'zip', 'map', 'point', 'proxy', 'cm', 'enum']
# expect:    True ['__iter__'] collections.abc ['Iterable', 'object']
# expect: Iterator ['gen', 'it', 'zip', 'map', 'enum']
# expect:    True ['__next__'] collections.abc ['Iterator', 'Iterable', 'object']
# expect: Reversible ['str', 'bytes', 'list', 'tuple', 'dict', 'range', 'dq', 'od', 'dd', 'ctr', 'keys', 'items', 'vals', 'bytearray', 'point', 'proxy']
# expect:    True ['__iter__', '__reversed__'] collections.abc ['Reversible', 'Iterable', 'object']
# expect: Sized ['str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'dq', 'od', 'dd', 'ctr', 'ud', 'keys', 'items', 'vals', 'bytearray', 'point', 'proxy', 'cm']
# expect:    True ['__len__'] collections.abc ['Sized', 'object']
# expect: Container ['str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'dq', 'od', 'dd', 'ctr', 'ud', 'keys', 'items', 'vals', 'bytearray', 'point', 'proxy', 'cm']
# expect:    True ['__contains__'] collections.abc ['Container', 'object']
# expect: Callable ['func', 'cls']
# expect:    True ['__call__'] collections.abc ['Callable', 'object']
# expect: Collection ['str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'dq', 'od', 'dd', 'ctr', 'ud', 'keys', 'items', 'vals', 'bytearray', 'point', 'proxy', 'cm']
# expect:    True ['__contains__', '__iter__', '__len__'] collections.abc ['Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: Set ['set', 'frozenset', 'keys', 'items']
# expect:    True ['__contains__', '__iter__', '__len__'] collections.abc ['Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: MutableSet ['set']
# expect:    True ['__contains__', '__iter__', '__len__', 'add', 'discard'] collections.abc ['MutableSet', 'Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: Mapping ['dict', 'od', 'dd', 'ctr', 'ud', 'proxy', 'cm']
# expect:    True ['__getitem__', '__iter__', '__len__'] collections.abc ['Mapping', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: MutableMapping ['dict', 'od', 'dd', 'ctr', 'ud', 'cm']
# expect:    True ['__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__'] collections.abc ['MutableMapping', 'Mapping', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: Sequence ['str', 'bytes', 'list', 'tuple', 'range', 'dq', 'bytearray', 'point']
# expect:    True ['__getitem__', '__len__'] collections.abc ['Sequence', 'Reversible', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: MutableSequence ['list', 'dq', 'bytearray']
# expect:    True ['__delitem__', '__getitem__', '__len__', '__setitem__', 'insert'] collections.abc ['MutableSequence', 'Sequence', 'Reversible', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: Generator ['gen']
# expect:    True ['send', 'throw'] collections.abc ['Generator', 'Iterator', 'Iterable', 'object']
# expect: Awaitable ['co']
# expect:    True ['__await__'] collections.abc ['Awaitable', 'object']
# expect: Coroutine ['co']
# expect:    True ['__await__', 'send', 'throw'] collections.abc ['Coroutine', 'Awaitable', 'object']
# expect: AsyncIterable ['ag']
# expect:    True ['__aiter__'] collections.abc ['AsyncIterable', 'object']
# expect: AsyncIterator ['ag']
# expect:    True ['__anext__'] collections.abc ['AsyncIterator', 'AsyncIterable', 'object']
# expect: AsyncGenerator ['ag']
# expect:    True ['asend', 'athrow'] collections.abc ['AsyncGenerator', 'AsyncIterator', 'AsyncIterable', 'object']
# expect: KeysView ['keys']
# expect:    True [] collections.abc ['KeysView', 'MappingView', 'Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: ItemsView ['items']
# expect:    True [] collections.abc ['ItemsView', 'MappingView', 'Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: ValuesView ['vals']
# expect:    True [] collections.abc ['ValuesView', 'MappingView', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# expect: MappingView ['keys', 'items', 'vals']
# expect:    True [] collections.abc ['MappingView', 'Sized', 'object']
# expect: Buffer ['bytes', 'bytearray']
# expect:    True ['__buffer__'] collections.abc ['Buffer', 'object']
# expect: [1, 2, 3, 2] True False [2, 3, 2, 1] 1 2 3
# expect: index ('ValueError', '')
# expect: Sequence ('TypeError', "Can't instantiate abstract class Sequence without an implementation for abstract methods '__getitem__', '__len__'")
# expect: seq pattern 1 [2, 3, 2]
# expect: [3, 2] 1 4 [3, 2]
# expect: [2]
# expect: [] 0
# expect: remove ('ValueError', '')
# expect: pop ('IndexError', 'list index out of range')
# expect: 1 None True KeysView True {'a': 1} {'a': 1} [('a', 1)] True True {'a'} {'a', 'b'} True 1
# expect: <lambda> ('KeyError', "'q'")
# expect: hash ('TypeError', "unhashable type: 'M'")
# expect: reversed ('TypeError', "'M' object is not reversible")
# expect: map pattern 1
# expect: {'c': 3} 1 0 ('b', 2) {'c': 3}
# expect: pop ('KeyError', "'zz'")
# expect: popitem ('KeyError', '')
# expect: {}
# expect: S([2, 3]) S([1, 2, 3, 4]) S([1]) S([1, 4]) False True True True True True S([1])  True S([2, 3]) S([9])
# expect: <lambda> ('TypeError', "unsupported operand type(s) for |: 'S' and 'int'")
# expect: <lambda> ('TypeError', "'<' not supported between instances of 'S' and 'int'")
# expect: S([9]) 4 S([9])
# expect: remove ('KeyError', '77')
# expect: pop ('KeyError', '')
# expect: collections.abc.Iterable[int] collections.abc.Callable[[int, str], bool] collections.abc.Callable[..., int] collections.abc.Mapping[str, int] _CallableGenericAlias
# expect: <lambda> ('TypeError', 'Callable must be used as Callable[[arg, ...], result].')
# expect: ['AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Awaitable', 'Buffer', 'ByteString', 'Callable', 'Collection', 'Container', 'Coroutine', 'Generator', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Reversible', 'Sequence', 'Set', 'Sized', 'ValuesView'] ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple'] True
