d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys), "c" in keys, ("a", 1) in items, 3 in values)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True
print(keys & {"a", "z"} == {"a"}, keys - {"a"} == {"b", "c"}, sorted(keys | {"q"}), keys == {"a", "b", "c"}, items.isdisjoint([("a", 2)]))
# expect: True True ['a', 'b', 'c', 'q'] True True
