"""Counter: how often each thing occurs."""

from _collections import _count_elements

__name__ = "collections"


class Counter(dict):
    """A dict from things to how often they occur. A thing that is missing occurs 0 times.

    >>> c = Counter("abracadabra")
    >>> c.most_common(2)
    [('a', 5), ('b', 2)]
    >>> c["z"]
    0
    """

    def __init__(self, iterable=None, /, **kwds):
        """Count the items of an iterable, or take counts from a mapping or from keywords."""
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """The count of what is not there."""
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """A list of the n most common things with their counts, or of all of them; equal counts as they first came."""
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        import heapq

        return heapq.nlargest(n, self.items(), key=_count_of)

    def elements(self):
        """An iterator over the things, each as often as it occurs."""
        from itertools import chain, repeat, starmap

        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add counts instead of replacing them."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    count = self.get
                    for elem, n in iterable.items():
                        self[elem] = n + count(elem, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take counts away; they may become zero or negative."""
        if iterable is not None:
            count = self.get
            if _is_mapping(iterable):
                for elem, n in iterable.items():
                    self[elem] = count(elem, 0) - n
            else:
                for elem in iterable:
                    self[elem] = count(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        """Like dict.__delitem__() but does not raise KeyError for missing values."""
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            # Counts that cannot be compared are shown as they stand.
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    # A missing thing counts as zero in comparisons.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    # Sums and the like keep only what occurs more than zero times.

    def __add__(self, other):
        """Add the counts of two counters."""
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, self[e] + other[e]) for e in _things(self, other))

    def __sub__(self, other):
        """Take the counts of one counter from another's."""
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, self[e] - other[e]) for e in _things(self, other))

    def __or__(self, other):
        """The greater of the counts."""
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, max(self[e], other[e])) for e in _things(self, other))

    def __and__(self, other):
        """The lesser of the counts."""
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, min(n, other[e])) for e, n in self.items())

    def __pos__(self):
        """Only what occurs more than zero times."""
        return _positive(self.items())

    def __neg__(self):
        """What occurs fewer than zero times, with the signs turned."""
        return _positive((e, -n) for e, n in self.items())

    def _keep_positive(self):
        for elem in [elem for elem, n in self.items() if not n > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        """Add another counter's counts in place."""
        for elem, n in other.items():
            self[elem] += n
        return self._keep_positive()

    def __isub__(self, other):
        """Take another counter's counts away in place."""
        for elem, n in other.items():
            self[elem] -= n
        return self._keep_positive()

    def __ior__(self, other):
        """Keep the greater of the counts."""
        for elem, n in other.items():
            if n > self[elem]:
                self[elem] = n
        return self._keep_positive()

    def __iand__(self, other):
        """Keep the lesser of the counts."""
        for elem, n in self.items():
            if other[elem] < n:
                self[elem] = other[elem]
        return self._keep_positive()


def _is_mapping(source):
    if isinstance(source, dict):
        return True
    from _collections_abc import Mapping

    return isinstance(source, Mapping)


def _count_of(item):
    return item[1]


def _things(first, second):
    """What two counters count, in the order of the first."""
    yield from first
    for thing in second:
        if thing not in first:
            yield thing


def _positive(pairs):
    result = Counter()
    for elem, n in pairs:
        if n > 0:
            result[elem] = n
    return result
