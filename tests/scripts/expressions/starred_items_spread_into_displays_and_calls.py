first = [1, 2]
print([*first, 3, *"ab"], (*first, *range(2)), {*first, 2}, {**{"a": 1}, "b": 2, **{"a": 3}})


def show(*args, **kwargs):
    print(args, kwargs)


show(*first, 3, *(4,), x=1, **{"y": 2}, z=3, **{})
print(*first, *"xy", sep="-")
t = *first, 5
print(t)
# expect: [1, 2, 3, 'a', 'b'] (1, 2, 0, 1) {1, 2} {'a': 3, 'b': 2}
# expect: (1, 2, 3, 4) {'x': 1, 'y': 2, 'z': 3}
# expect: 1-2-x-y
# expect: (1, 2, 5)
