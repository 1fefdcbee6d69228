"""A walk over an OrderedDict ends with an error as soon as a key has come, gone or been moved; not when only a value has changed,
and not when it has given its last item."""
# since: 3.12

from collections import OrderedDict
import copy
def fill(): return OrderedDict(a=1, b=2, c=3)
def attempt(what, walk, change):
    od = fill(); seen = []
    try:
        for item in walk(od):
            seen.append(item)
            if len(seen) < 5: change(od)
    except RuntimeError as e: seen.append(str(e))
    print(what, seen)
def repop(od): od["a"] = od.pop("a") if "a" in od else 1
for name, walk in [("iter", iter), ("reversed", reversed), ("keys", OrderedDict.keys), ("values", OrderedDict.values), ("items", OrderedDict.items), ("ritems", lambda od: reversed(od.items())), ("for", lambda od: od)]:
    attempt(name + " move", walk, lambda od: od.move_to_end("a"))
    attempt(name + " repop", walk, repop)
    attempt(name + " set", walk, lambda od: od.__setitem__("b", 9))
    attempt(name + " add", walk, lambda od: od.setdefault("z", 9))
    attempt(name + " last", walk, lambda od: od.popitem())
    attempt(name + " clear", walk, lambda od: od.clear())
class LRU(OrderedDict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
lru = LRU(a=1, b=2, c=3)
for what in [lambda: dict(lru), lambda: [k for k in lru if lru[k]], lambda: {**lru}, lambda: list(lru.items()), lambda: OrderedDict(lru), lambda: lru == OrderedDict(a=1), lambda: repr(lru), lambda: copy.copy(lru), lambda: list(lru.values()), lambda: sorted(lru), lambda: [*lru], lambda: (lambda **k: k)(**lru), lambda: lru | {"q": 1}, lambda: {}.update(lru)]:
    try: print(what())
    except RuntimeError as e: print("RuntimeError", e)
it = iter(OrderedDict(a=1)); print(type(it).__name__, next(it), list(it))
od = OrderedDict(); it = iter(od); od["x"] = 1; print(list(it))
od = fill(); it = iter(od); next(it); next(it); next(it); od["z"] = 1; print(list(it))
od = fill(); it = iter(od); next(it); del od["b"]
for _ in range(2):
    try: print(next(it, "end"))
    except RuntimeError as e: print(e)
print(type(fill().keys()), len(fill().items()), ("a", 1) in fill().items(), fill().keys() & {"a"}, sorted(fill().keys() | {"q"}), isinstance(fill().keys(), type({}.keys())))
# expect: iter move ['a', 'OrderedDict mutated during iteration']
# expect: iter repop ['a', 'OrderedDict mutated during iteration']
# expect: iter set ['a', 'b', 'c']
# expect: iter add ['a', 'OrderedDict mutated during iteration']
# expect: iter last ['a', 'OrderedDict mutated during iteration']
# expect: iter clear ['a', 'OrderedDict mutated during iteration']
# expect: reversed move ['c', 'OrderedDict mutated during iteration']
# expect: reversed repop ['c', 'OrderedDict mutated during iteration']
# expect: reversed set ['c', 'b', 'a']
# expect: reversed add ['c', 'OrderedDict mutated during iteration']
# expect: reversed last ['c', 'OrderedDict mutated during iteration']
# expect: reversed clear ['c', 'OrderedDict mutated during iteration']
# expect: keys move ['a', 'OrderedDict mutated during iteration']
# expect: keys repop ['a', 'OrderedDict mutated during iteration']
# expect: keys set ['a', 'b', 'c']
# expect: keys add ['a', 'OrderedDict mutated during iteration']
# expect: keys last ['a', 'OrderedDict mutated during iteration']
# expect: keys clear ['a', 'OrderedDict mutated during iteration']
# expect: values move [1, 'OrderedDict mutated during iteration']
# expect: values repop [1, 'OrderedDict mutated during iteration']
# expect: values set [1, 9, 3]
# expect: values add [1, 'OrderedDict mutated during iteration']
# expect: values last [1, 'OrderedDict mutated during iteration']
# expect: values clear [1, 'OrderedDict mutated during iteration']
# expect: items move [('a', 1), 'OrderedDict mutated during iteration']
# expect: items repop [('a', 1), 'OrderedDict mutated during iteration']
# expect: items set [('a', 1), ('b', 9), ('c', 3)]
# expect: items add [('a', 1), 'OrderedDict mutated during iteration']
# expect: items last [('a', 1), 'OrderedDict mutated during iteration']
# expect: items clear [('a', 1), 'OrderedDict mutated during iteration']
# expect: ritems move [('c', 3), 'OrderedDict mutated during iteration']
# expect: ritems repop [('c', 3), 'OrderedDict mutated during iteration']
# expect: ritems set [('c', 3), ('b', 9), ('a', 1)]
# expect: ritems add [('c', 3), 'OrderedDict mutated during iteration']
# expect: ritems last [('c', 3), 'OrderedDict mutated during iteration']
# expect: ritems clear [('c', 3), 'OrderedDict mutated during iteration']
# expect: for move ['a', 'OrderedDict mutated during iteration']
# expect: for repop ['a', 'OrderedDict mutated during iteration']
# expect: for set ['a', 'b', 'c']
# expect: for add ['a', 'OrderedDict mutated during iteration']
# expect: for last ['a', 'OrderedDict mutated during iteration']
# expect: for clear ['a', 'OrderedDict mutated during iteration']
# expect: {'a': 1, 'b': 2, 'c': 3}
# expect: RuntimeError OrderedDict mutated during iteration
# expect: {'b': 2, 'c': 3, 'a': 1}
# expect: [('b', 2), ('c', 3), ('a', 1)]
# expect: RuntimeError OrderedDict mutated during iteration
# expect: False
# expect: LRU({'c': 3, 'a': 1, 'b': 2})
# expect: LRU({'c': 3, 'a': 1, 'b': 2})
# expect: [3, 1, 2]
# expect: ['a', 'b', 'c']
# expect: ['c', 'a', 'b']
# expect: {'c': 3, 'a': 1, 'b': 2}
# expect: RuntimeError OrderedDict mutated during iteration
# expect: None
# expect: odict_iterator a []
# expect: []
# expect: []
# expect: OrderedDict mutated during iteration
# expect: end
# expect: <class 'odict_keys'> 3 True {'a'} ['a', 'b', 'c', 'q'] True
