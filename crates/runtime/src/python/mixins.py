"""What locks, events and queues have in common: they belong to the loop in which somebody first waits."""

from asyncio import _get_running_loop
from asyncio._sync import Line


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = _get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
