"""`asyncio.Runner`: a loop that runs several main coroutines, one after the other."""

from asyncio import _get_running_loop, _run_main, _tear_down, new_event_loop, run, set_event_loop

__all__ = ("Runner", "run")


class Runner:
    """A context manager that controls event loop life cycle."""

    def __init__(self, *, debug=None, loop_factory=None):
        # One of: created, initialized, closed.
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Shutdown and close event loop."""
        if self._state != "initialized":
            return
        try:
            _tear_down(self._loop, self._set_event_loop)
        finally:
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        """Return embedded event loop."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Run code in the embedded event loop."""
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        return _run_main(self._loop, coro, self._context if context is None else context)

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            if not self._set_event_loop:
                set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        # What one run sets in its context, the next one finds there.
        from contextvars import copy_context
        self._context = copy_context()
        self._state = "initialized"
