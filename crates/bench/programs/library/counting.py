"""collections: Counter over words and letters, defaultdict, OrderedDict as a cache, named tuples."""

from collections import Counter, OrderedDict, defaultdict, namedtuple


def main():
    text = "the quick brown fox jumps over the lazy dog and runs away from the bear in the dark wood "
    words = (text * 15_000).split()
    print(Counter(words).most_common(3))
    print(Counter("mississippi" * 50_000))

    groups = defaultdict(list)
    sums = defaultdict(int)
    for i, word in enumerate(words):
        groups[len(word)].append(i)
        sums[word] += i
    print(sorted((length, len(places)) for length, places in groups.items()), max(sums.values()))

    cache = OrderedDict()
    hits = 0
    seed = 42
    for _ in range(100_000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        key = (seed >> 8) % 300
        if key in cache:
            hits += 1
            cache.move_to_end(key)
        else:
            cache[key] = key
            if len(cache) > 200:
                cache.popitem(last=False)
    print(hits)

    Point = namedtuple("Point", "x y")
    points = [Point(i, i * 7919 % 1009) for i in range(100_000)]
    print(sum(point.x * point.y for point in points))


main()
