def add(a, b):
    return a + b


operations = {"+": add, "-": lambda a, b: a - b, "max": max, "join": "-".join}
print([operations["+"](1, 2), operations["-"](5, 3), operations["max"]([4, 9, 2]), operations["join"](["a", "b"])])
# expect: [3, 2, 9, 'a-b']


def apply(function, *args, times=1, **options):
    return [function(*args, **options) for _ in range(times)]


print(apply(int, "ff", times=2, base=16), apply(dict, a=1), apply(sorted, [2, 1], reverse=True))
# expect: [255, 255] [{'a': 1}] [[2, 1]]
