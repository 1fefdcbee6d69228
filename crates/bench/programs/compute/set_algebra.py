"""Sets: a sieve by differences, unions and intersections of neighbours, membership, and frozensets as keys."""


def primes(limit):
    candidates = set(range(2, limit))
    for n in range(2, int(limit**0.5) + 1):
        if n in candidates:
            candidates -= set(range(n * n, limit, n))
    return candidates


def reachable(graph, start, steps):
    seen = {start}
    frontier = {start}
    for _ in range(steps):
        frontier = {other for node in frontier for other in graph[node]} - seen
        seen |= frontier
    return seen


def main():
    found = primes(400_000)
    twins = {n for n in found if n + 2 in found}
    print(len(found), len(twins), sum(found) % 1_000_003)

    graph = {n: {n * 2 % 5_003, n * 3 % 5_003, (n + 1) % 5_003} for n in range(5_003)}
    print(len(reachable(graph, 1, 8)), len(reachable(graph, 17, 6)))

    common = 0
    for n in range(120_000):
        here, there = graph[n % 5_003], graph[(n * 7 + 1) % 5_003]
        common += len(here & there) + len(here | there) - len(here ^ there)
        if here.isdisjoint(there):
            common += 1
    print(common)

    letters = {}
    for n in range(200_000):
        key = frozenset((n % 11, n % 7, n % 5))
        letters[key] = letters.get(key, 0) + 1
    print(len(letters), max(letters.values()))

    words = ["lap", "pal", "alp", "leap", "plea", "pale", "peal", "opal"] * 9_000
    print(len({tuple(sorted(word)) for word in words}), len({*words} - {"pal", "alp"}))


main()
