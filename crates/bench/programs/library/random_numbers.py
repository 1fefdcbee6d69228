"""random: numbers, choices, and distributions, the same for the same seed."""

import random


def main():
    random.seed(42)
    print(round(sum(random.random() for _ in range(500_000)), 6))
    print(sum(random.randint(1, 6) for _ in range(150_000)))
    print(sum(random.choice((1, 2, 3)) for _ in range(100_000)))
    numbers = list(range(100_000))
    random.shuffle(numbers)
    print(numbers[:5], sum(random.sample(range(1_000_000), 20_000)))
    print(sum(random.choices([1, 2, 3], weights=[1, 2, 3], k=100_000)))
    print(round(sum(random.gauss(0, 1) + random.uniform(1, 2) for _ in range(100_000)), 6))
    print(random.getrandbits(100_000) % 1_000_003)


main()
