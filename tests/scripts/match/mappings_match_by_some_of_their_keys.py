def show(x):
    match x:
        case {"kind": "point", "x": x, "y": y}:
            return x, y
        case {"kind": str(kind), **rest}:
            return kind, rest
        case {1: _, None: value}:
            return value
        case {}:
            return "any mapping"
    return "none"


print(show({"kind": "point", "x": 1, "y": 2, "z": 3}), show({"kind": "k", "a": 1}))
# expect: (1, 2) ('k', {'a': 1})
print(show({1: 0, None: "none"}), show({"other": 1}), show([1]))  # expect: none any mapping none
