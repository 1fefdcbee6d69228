def permutations(items):
    if len(items) <= 1:
        yield items
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]) if len(items) > 1 else ():
            yield [item] + rest


def subsets(items):
    if not items:
        yield []
        return
    for rest in subsets(items[1:]):
        yield rest
        yield [items[0]] + rest


print(list(permutations([1, 2, 3])))
# expect: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
print(list(subsets("abc")), sum(1 for _ in permutations(list(range(6)))))
# expect: [[], ['a'], ['b'], ['a', 'b'], ['c'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']] 720
