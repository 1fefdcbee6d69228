def f(item, seen=[]):
    seen.append(item)
    return seen


print(f(1), f(2), f(3, []))  # expect: [1, 2] [1, 2] [3]
n = 1


def g(value=n):
    return value


n = 2
print(g(), g.__defaults__, f.__defaults__)  # expect: 1 (1,) ([1, 2],)
