"""loop.add_reader and its like: a callback whenever a descriptor is ready, until it is removed.

The world below tells once that something has become ready, and remembers that until an operation finds out otherwise. So after
each callback the question is asked again: of a socket of this program the world knows the answer; of any other descriptor
nobody told it what the callback has done, so it is looked at anew.
"""

from _socket import _watch

_READ, _WRITE = False, True


class _Watch:
    def __init__(self, loop, number, direction, callback, args):
        self.loop, self.number, self.direction = loop, number, direction
        self.callback, self.args = callback, args
        self.source, self.is_ours = _watch(number)
        self.is_over = False
        self.source._when_ready(loop, direction, self.is_ready)

    def is_ready(self):
        if self.is_over:
            return
        try:
            self.callback(*self.args)
        finally:
            if not self.is_over:
                self.ask_again()

    def ask_again(self):
        try:
            if not self.is_ours:
                self.source.close()
                self.source, self.is_ours = _watch(self.number)
            self.source._when_ready(self.loop, self.direction, self.is_ready)
        except OSError:
            # The descriptor was closed without a word to the loop.
            self.end()

    def end(self):
        self.is_over = True
        self.source._forget(self.direction)
        if not self.is_ours:
            self.source.close()


def _number_of(fd):
    if isinstance(fd, int):
        number = fd
    else:
        try:
            number = int(fd.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fd!r}") from None
    if number < 0:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number


def _watches_of(loop):
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    try:
        return loop._watches
    except AttributeError:
        loop._watches = {}
        return loop._watches


def _add(loop, fd, direction, callback, args):
    watches = _watches_of(loop)
    number = _number_of(fd)
    _remove(loop, number, direction)
    watches[number, direction] = _Watch(loop, number, direction, callback, args)


def _remove(loop, fd, direction):
    if loop.is_closed():
        return False
    watch = _watches_of(loop).pop((_number_of(fd), direction), None)
    if watch is None:
        return False
    watch.end()
    return True


def add_reader(loop, fd, callback, *args):
    _add(loop, fd, _READ, callback, args)


def remove_reader(loop, fd):
    return _remove(loop, fd, _READ)


def add_writer(loop, fd, callback, *args):
    _add(loop, fd, _WRITE, callback, args)


def remove_writer(loop, fd):
    return _remove(loop, fd, _WRITE)
