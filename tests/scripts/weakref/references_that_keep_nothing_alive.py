# since: 3.14
import weakref, gc, copy
from weakref import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
class O:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"O({s.n})"
    def m(s): return s.n
o = O(1); r = ref(o); print(r() is o, r is ref(o), getweakrefcount(o), len(getweakrefs(o)), r == ref(o), hash(r) == hash(o)); log = []; r2 = ref(o, lambda x: log.append(x is r2)); del o; print(r(), log, r2()); t(ref, 5); t(ref)
p = O(2); x = proxy(p); print(x.n, x.m(), type(x).__name__, isinstance(x, ProxyTypes[0])); x.n = 5; print(p.n); del p; t(lambda: x.n)
d = WeakValueDictionary(); a, b = O("a"), O("b"); d["a"] = a; d["b"] = b; print(len(d), sorted(d), d["a"], "a" in d, sorted(d.items(), key=str), d.get("z"), d.get("z", 9), dict(d)); del a; print(len(d), "a" in d, list(d.values())); t(lambda: d["a"]); print(d.pop("b"), len(d)); t(d.pop, "b"); print(d.pop("b", 7), d.setdefault("c", b), d.popitem(), isinstance(d, __import__("collections").abc.MutableMapping)); d.update({"q": b}, w=b); print(sorted(d.keys()), d | {"zz": b} == {"q": b, "w": b, "zz": b}, d.copy() == d, len(d.valuerefs())); del d["q"]; t(d.__delitem__, "q"); t(d.popitem); t(d.popitem); del b
d = WeakKeyDictionary(); k = O("k"); d[k] = 1; print(d[k], k in d, len(d), list(d), list(d.items()), d.get(O(1)), d.keyrefs()[0]() is k, 5 in d); t(lambda: d[5]); k2 = O("k2"); d.update([(k2, 3)]); print(sorted(d.values()), d.pop(k2), d.setdefault(k2, 8), d.popitem()); del k; print(len(d)); t(d.__setitem__, 5, 1)
s = WeakSet(); i, j = O("i"), O("j"); s.add(i); s.add(j); print(len(s), i in s, 5 in s, sorted(s, key=repr), s == WeakSet([i, j]), s & [i] == WeakSet([i]), len(s | [i]), len(s - [i]), s.issubset([i, j]), s >= WeakSet([i]), isinstance(s, __import__("collections").abc.MutableSet), s.isdisjoint([]), len(s ^ WeakSet([i]))); del i; print(len(s), list(s)); s.discard(j); print(len(s)); t(s.pop); s.update([j]); s.clear(); print(len(s), list(s)); t(s.add, 5)
o = O("m"); wm = WeakMethod(o.m); print(wm()(), wm == WeakMethod(o.m), wm != WeakMethod(O(1).m), ref(o.m)()); del o; print(wm()); t(WeakMethod, len); t(WeakMethod, 5)
o = O("f"); f = finalize(o, print, "finalized", sep="!"); print(f.alive, f.peek()[1] is print, f.atexit); del o; print(f.alive, f(), f.peek(), f.detach()); o = O("g"); f = finalize(o, lambda *a: ("called", a), 1); print(f(), f(), f.alive); f = finalize(o, print, "no"); print(f.detach()[2:], f.alive); del o; t(finalize, O(1)); f = finalize(O(3), print, "now"); o = O(4); f = finalize(o, print, "not at exit"); f.atexit = False; keep = O(5); f2 = finalize(keep, print, "at exit")
class Sub(ref):
    __slots__ = ("tag",)
    def __new__(cls, ob, cb=None, tag=None): return super().__new__(cls, ob, cb)
    def __init__(self, ob, cb=None, tag=None): super().__init__(ob, cb); self.tag = tag
q = O(9); sr = Sub(q, None, "T"); print(sr() is q, sr.tag, sr is ref(q)); c1 = O(1); c1.me = c1; w = ref(c1); del c1; print(w() is None); gc.collect(); print(w() is None); print(weakref.__all__, O.__weakref__ is not None); import atexit; print(atexit.register(print, "bye") is print)


# expect: True True 1 1 True True
# expect: None [True] None
# expect: ReferenceType ('TypeError', "cannot create weak reference to 'int' object")
# expect: ReferenceType ('TypeError', '__new__ expected at least 1 argument, got 0')
# expect: 2 2 ProxyType True
# expect: 5
# expect: <lambda> ('ReferenceError', 'weakly-referenced object no longer exists')
# expect: 2 ['a', 'b'] O(a) True [('a', O(a)), ('b', O(b))] None 9 {'a': O(a), 'b': O(b)}
# expect: 1 False [O(b)]
# expect: <lambda> ('KeyError', "'a'")
# expect: O(b) 0
# expect: pop ('KeyError', "'b'")
# expect: 7 O(b) ('c', O(b)) True
# expect: ['q', 'w'] True True 2
# expect: __delitem__ ('KeyError', "'q'")
# expect: popitem ('w', O(b))
# expect: popitem ('KeyError', "'popitem(): dictionary is empty'")
# expect: 1 True 1 [O(k)] [(O(k), 1)] None True False
# expect: <lambda> ('TypeError', "cannot create weak reference to 'int' object")
# expect: [1, 3] 3 8 (O(k2), 8)
# expect: 0
# expect: __setitem__ ('TypeError', "cannot create weak reference to 'int' object")
# expect: 2 True False [O(i), O(j)] True True 2 1 True True True True 1
# expect: 1 [O(j)]
# expect: 0
# expect: pop ('KeyError', "'pop from empty WeakSet'")
# expect: 0 []
# expect: add ('TypeError', "cannot create weak reference to 'int' object")
# expect: m True True None
# expect: None
# expect: WeakMethod ('TypeError', "argument should be a bound method, not <class 'builtin_function_or_method'>")
# expect: WeakMethod ('TypeError', "argument should be a bound method, not <class 'int'>")
# expect: True True True
# expect: finalized
# expect: False None None None
# expect: ('called', (1,)) None False
# expect: (('no',), {}) False
# expect: finalize ('TypeError', "finalize.__init__() missing 1 required positional argument: 'func'")
# expect: now
# expect: True T False
# expect: False
# expect: True
# expect: ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize'] True
# expect: True
# expect: bye
# expect: at exit
