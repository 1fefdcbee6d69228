"""Heaps: lists whose smallest item always stands first.

Whatever stands at place k, its children stand at 2*k+1 and 2*k+2, and neither is smaller. So heap[0] is the smallest item,
and putting an item in or taking the smallest out touches only one line of parents and children.

    heap = []              an empty heap
    heappush(heap, item)   puts an item in
    heappop(heap)          takes the smallest item out
    heap[0]                looks at it
    heapify(items)         makes any list a heap

The functions with _max keep the greatest item first.
"""

from _heapq import (
    heapify,
    heapify_max,
    heappop,
    heappop_max,
    heappush,
    heappush_max,
    heappushpop,
    heappushpop_max,
    heapreplace,
    heapreplace_max,
)

# The names that the functions of max-heaps had before they were public.
from _heapq import heapify_max as _heapify_max
from _heapq import heappop_max as _heappop_max
from _heapq import heappush_max as _heappush_max
from _heapq import heappushpop_max as _heappushpop_max
from _heapq import heapreplace_max as _heapreplace_max

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "heappushpop", "heappush_max", "heappop_max", "heapify_max",
    "heapreplace_max", "heappushpop_max", "nlargest", "nsmallest", "merge",
]  # fmt: skip


def merge(*iterables, key=None, reverse=False):
    """Merge several sorted iterables into one sorted stream, reading only as far ahead as it must.

    Equal items come in the order of the iterables. With reverse, they must be sorted from large to small.
    """
    if reverse:
        heapify_, replace, pop, step = heapify_max, heapreplace_max, heappop_max, -1
    else:
        heapify_, replace, pop, step = heapify, heapreplace, heappop, 1
    # An entry holds what decides first, then the rank of its source: two entries never compare their items.
    heap = []
    for rank, source in enumerate(map(iter, iterables)):
        for item in source:
            heap.append([item if key is None else key(item), rank * step, item, source.__next__])
            break
    heapify_(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                item = entry[2] = entry[3]()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        # One source is left: its items need no comparing.
        _, _, item, following = heap[0]
        yield item
        yield from following.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order: sorted(iterable, key=key)[:n], without sorting everything."""
    return _extreme(n, iterable, key, min, False, heapify_max, heapreplace_max)


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first: sorted(iterable, key=key, reverse=True)[:n], without sorting everything."""
    return _extreme(n, iterable, key, max, True, heapify, heapreplace)


def _extreme(n, iterable, key, choose, reverse, heapify_, replace):
    if n == 1:
        nothing = object()
        found = choose(iterable, default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=reverse)[:n]
    # The best n so far, the worst of them on top. Of equal items the earlier one is better, which its number says.
    step = -1 if reverse else 1
    items = iter(iterable)
    best = [(item if key is None else key(item), place * step, item) for place, item in zip(range(n), items)]
    if not best:
        return best
    heapify_(best)
    worst, place = best[0][0], n * step
    for item in items:
        value = item if key is None else key(item)
        if (worst < value) if reverse else (value < worst):
            replace(best, (value, place, item))
            worst = best[0][0]
            place += step
    best.sort(reverse=reverse)
    return [item for _, _, item in best]
