def change(items, number):
    items.append(number)
    number += 1
    items = None
    return number


mine = [0]
n = 5
print(change(mine, n), mine, n)  # expect: 6 [0, 5] 5


def rest(*args, **kwargs):
    return args, kwargs


source, options = [1, 2], {"a": 1}
args, kwargs = rest(*source, **options)
kwargs["b"] = 2
print(options, args)  # expect: {'a': 1} (1, 2)
