"""heapq: a queue of numbers, and one of pairs, as shortest paths need it."""

import heapq


def main():
    heap = []
    seed = 42
    for _ in range(200_000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        heapq.heappush(heap, seed)
    check = 0
    while heap:
        check ^= heapq.heappop(heap)
    print(check)

    # Shortest paths in a grid whose steps have different lengths.
    width = 150
    distance = {0: 0}
    queue = [(0, 0)]
    while queue:
        length, place = heapq.heappop(queue)
        if length > distance[place]:
            continue
        x, y = place % width, place // width
        for step_x, step_y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if 0 <= x + step_x < width and 0 <= y + step_y < width:
                there = place + step_x + step_y * width
                cost = length + 1 + (there * 7919) % 13
                if cost < distance.get(there, 1_000_000):
                    distance[there] = cost
                    heapq.heappush(queue, (cost, there))
    print(distance[width * width - 1])

    numbers = [(i * 7919) % 100_003 for i in range(200_000)]
    print(heapq.nsmallest(5, numbers), heapq.nlargest(5, iter(numbers)))
    heapq.heapify(numbers)
    print(sum(heapq.heapreplace(numbers, 100_003) for _ in range(50_000)))


main()
