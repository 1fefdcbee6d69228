"""functools: remembered results, and functions made of functions."""

from functools import cache, cmp_to_key, lru_cache, partial, reduce


@lru_cache(maxsize=1000)
def double(x):
    return x * 2


@lru_cache(maxsize=128)
def add(a, b):
    return a + b


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def main():
    total = 0
    for i in range(500_000):
        total += double(i % 500)
    for i in range(150_000):
        total += add(i % 200, 1)
    for _ in range(300):
        fibonacci.cache_clear()
        total += fibonacci(150) % 1000
    print(total, double.cache_info(), add.cache_info())

    add_five = partial(lambda a, b: a + b, 5)
    print(sum(add_five(i) for i in range(300_000)))
    print(reduce(lambda a, b: a + b, range(300_000)))
    numbers = [(i * 7919) % 10_007 for i in range(30_000)]
    numbers.sort(key=cmp_to_key(lambda a, b: b - a))
    print(numbers[:5])


main()
