"""What locks, events and queues have in common: they belong to the loop in which somebody first waits."""

from asyncio import _get_running_loop


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = _get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class Line:
    """Items in the order of their coming: first in, first out. `popleft` takes no longer when the line is long."""

    __slots__ = ("_items", "_head")

    def __init__(self):
        self._items = []
        # Places before this one are empty; they are given back when they are half of all.
        self._head = 0

    def __len__(self):
        return len(self._items) - self._head

    def __iter__(self):
        return iter(self._items[self._head:])

    def __getitem__(self, index):
        return self._items[self._head:][index]

    def append(self, item):
        self._items.append(item)

    def popleft(self):
        head = self._head
        if head == len(self._items):
            raise IndexError("pop from an empty line")
        item = self._items[head]
        self._items[head] = None
        self._head = head = head + 1
        if head > 32 and head * 2 > len(self._items):
            del self._items[:head]
            self._head = 0
        return item

    def remove(self, item):
        del self._items[self._items.index(item, self._head)]
