"""The abstract sequences of collections.abc."""

from abc import abstractmethod
from _collections import deque
from _collections_abc import Collection, Reversible

__name__ = "collections.abc"


class Sequence(Reversible, Collection):
    """A sequence completes itself from __getitem__ and __len__."""

    __slots__ = ()

    # Instances match the patterns of sequences.
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        place = 0
        try:
            while True:
                yield self[place]
                place += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(found is value or found == value for found in self)

    def __reversed__(self):
        for place in reversed(range(len(self))):
            yield self[place]

    def index(self, value, start=0, stop=None):
        """The first place of a value; ValueError if it is nowhere."""
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        place = start
        while stop is None or place < stop:
            try:
                found = self[place]
            except IndexError:
                break
            if found is value or found == value:
                return place
            place += 1
        raise ValueError

    def count(self, value):
        """How many items are a value, or equal it."""
        return sum(1 for found in self if found is value or found == value)


for _class in (tuple, str, bytes, range):
    Sequence.register(_class)


class ByteString(Sequence):
    """What bytes and bytearray have in common. To be given up: Sequence or a union of the two says it better."""

    __slots__ = ()


for _class in (bytes, bytearray):
    ByteString.register(_class)


class MutableSequence(Sequence):
    """A sequence that changes: __setitem__, __delitem__ and insert are added to what a sequence needs."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Insert a value before a place."""
        raise IndexError

    def append(self, value):
        """Add a value at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Remove all items."""
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        """Turn the order round, in place."""
        length = len(self)
        for place in range(length // 2):
            self[place], self[length - place - 1] = self[length - place - 1], self[place]

    def extend(self, values):
        """Add the items of an iterable at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        """Take an item out and return it, the last one if nothing is said."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Remove the first item that equals a value; ValueError if there is none."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


for _class in (list, bytearray, deque):
    MutableSequence.register(_class)
