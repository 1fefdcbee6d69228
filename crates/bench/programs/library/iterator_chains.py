"""itertools: iterators made of iterators, and arrangements."""

from itertools import (
    accumulate,
    chain,
    combinations,
    compress,
    count,
    cycle,
    groupby,
    islice,
    pairwise,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    zip_longest,
)


def main():
    print(sum(chain(range(400_000), range(400_000))))
    print(sum(chain.from_iterable([i] * 5 for i in range(60_000))))
    print(sum(a * b for a, b in zip(count(1, 3), islice(cycle(range(7)), 300_000))))
    print(max(accumulate(repeat(3, 400_000))))
    print(sum(1 for _ in permutations(range(9))))
    print(sum(1 for _ in combinations(range(20), 6)))
    print(sum(a * b for a, b in product(range(500), repeat=2)))
    print(sum(len(list(group)) for _, group in groupby(range(300_000), key=lambda i: i // 10)))
    print(sum(takewhile(lambda i: i < 250_000, count())))
    print(sum(b - a for a, b in pairwise(range(300_000))))
    print(sum(starmap(lambda a, b: a * b, zip(range(150_000), range(150_000)))))
    print(sum(compress(range(400_000), cycle([0, 1]))))
    print(len(list(zip_longest(range(200_000), range(100_000)))))


main()
