"""The loop that asyncio uses, and the one that stands in for it where a program derives a class that changes its parts.

The first is written in Rust, and has no parts to replace. A class derived from it whose body defines `time`, `call_soon` or
`_run_once`, or names `_ready` or `_selector`, has `_OpenEventLoop` for its base: it turns as `base_events` says, waits on an
event, and has callbacks, timers, tasks and threads, but no sockets.
"""

from asyncio import SelectorEventLoop
from asyncio.base_events import BaseEventLoop
from asyncio.log import logger

__all__ = ("BaseSelectorEventLoop",)

BaseSelectorEventLoop = SelectorEventLoop


class _Selector:
    """Waits until it is woken, or so long. It has no descriptors to watch."""

    def __init__(self):
        from threading import Event
        self._woken = Event()

    def wake(self):
        self._woken.set()

    def select(self, timeout=None):
        if timeout is None or timeout > 0:
            self._woken.wait(timeout)
        self._woken.clear()
        return []

    def get_map(self):
        return {}

    def close(self):
        self.wake()


class _OpenEventLoop(BaseEventLoop):

    def __init__(self, selector=None):
        super().__init__()
        logger.debug("Using selector: %s", "EpollSelector" if selector is None else type(selector).__name__)
        self._selector = _Selector() if selector is None else selector

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        if isinstance(self._selector, _Selector):
            self._selector.wake()

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None
