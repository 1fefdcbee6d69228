"""A walk over an OrderedDict ends with an error as soon as a key has come, gone or been moved; not when only a value has changed,
and not when it has given its last item."""

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
