"""Closures: counters, composition, partial application, and functions kept in lists and dicts."""


def counter(step):
    count = 0

    def advance(times=1):
        nonlocal count
        count += step * times
        return count

    return advance


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def partial(function, *bound):
    def call(*args):
        return function(*bound, *args)

    return call


def memoise(function):
    known = {}

    def remembered(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return remembered


@memoise
def partitions(n):
    return sum(1 for k in range(1, n) if n % k == 0)


def main():
    by_three = counter(3)
    for _ in range(1_000_000):
        by_three()
    print(by_three())

    pipeline = compose(lambda x: x + 1, lambda x: x * 2, lambda x: x - 3)
    total = 0
    for n in range(400_000):
        total += pipeline(n)
    print(total)

    adders = [lambda x, n=n: x + n for n in range(10)]
    value = 0
    for n in range(500_000):
        value = adders[n % 10](value) % 1000
    print(value)

    add3 = partial(lambda a, b, c: a + b * c, 1, 2)
    print(sum(add3(n) for n in range(400_000)))
    print(sum(partitions(n % 500) for n in range(200_000)))


main()
