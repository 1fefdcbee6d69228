d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 20
print(d, list(d), list(d.values()), list(d.items()), list(reversed(d)))
# expect: {'b': 10, 'c': 3, 'a': 20} ['b', 'c', 'a'] [10, 3, 20] [('b', 10), ('c', 3), ('a', 20)] ['a', 'c', 'b']
print(d.pop("c"), d.pop("x", None), d.popitem(), d, d.setdefault("n", []), d.get("q"), len(d))
# expect: 3 None ('a', 20) {'b': 10, 'n': []} [] None 2
print(dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict.fromkeys("ab", 0), dict({"a": 1}, b=2), {**d, "z": 0})
# expect: {'a': 1, 'b': 2} {'x': 1, 'y': 2} {'a': 0, 'b': 0} {'a': 1, 'b': 2} {'b': 10, 'n': [], 'z': 0}
print({"a": 1} | {"b": 2} | {"a": 3}, {"a": 1} == {"a": 1.0}, {1: 2} != {1: 3})
# expect: {'a': 3, 'b': 2} True True
