t = (1, "a", (2,))
print(t, (1,), (), t + (3,), (1, 2) * 2, t.index("a"), (1, 1).count(1), t[1:], hash((1, 2)) == hash((1, 2)))
# expect: (1, 'a', (2,)) (1,) () (1, 'a', (2,), 3) (1, 2, 1, 2) 1 2 ('a', (2,)) True
print((1, 2) < (1, 3) < (2,), (1, "z") == (1, "z"), tuple("ab"), tuple({1: 2}), 2 in t, (2,) in t)
# expect: True True ('a', 'b') (1,) False True
try:
    hash(([],))
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
