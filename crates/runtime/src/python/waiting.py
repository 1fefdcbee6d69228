"""Waiting for several things, for one thing not too long, and for a thing that must not be cancelled.

All of these are made of futures and callbacks: whoever waits makes a future, the *waiter*, and asks the things that it
waits for to complete it.
"""

from asyncio import CancelledError, Task, current_task, ensure_future, get_event_loop, get_running_loop, iscoroutine, isfuture
from asyncio import _get_running_loop

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the Futures or Tasks given by fs to complete. Returns two sets of Future: (done, pending)."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    # Each once. A dict keeps them in order, where a set would not.
    fs = dict.fromkeys(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    return await _wait(fs, timeout, return_when, loop)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def on_completion(f):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        ):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for f in fs:
        f.add_done_callback(on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(on_completion)

    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def wait_for(fut, timeout):
    """Wait for the single Future or coroutine to complete, with timeout.

    When a timeout occurs, it cancels the task and raises TimeoutError. If the wait is cancelled, the task is too.
    """
    if timeout is not None and timeout <= 0:
        # No time at all: a coroutine does not even begin.
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    # `timeouts` is a module of its own, and compiled only when somebody has a deadline.
    from asyncio.timeouts import timeout as deadline
    async with deadline(timeout):
        return await fut


async def _cancel_and_wait(fut):
    """Cancels a future and waits until it is done."""
    waiter = get_running_loop().create_future()

    def release(fut):
        _release(waiter)

    fut.add_done_callback(release)
    try:
        fut.cancel()
        # Waiting for `fut` itself would let a cancellation of ours go to it.
        await waiter
    finally:
        fut.remove_done_callback(release)


class _AsCompletedIterator:
    """What as_completed gives: `for` yields coroutines, `async for` the futures themselves."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue
        self._done = Queue()
        self._timeout_handle = None
        loop = get_event_loop()
        todo = {ensure_future(aw, loop=loop): None for aw in dict.fromkeys(aws)}
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            # The timeout was first.
            return
        self._todo.pop(f)
        self._done.put_nowait(f)
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """Create an iterator of awaitables or their results in completion order."""
    if isfuture(fs) or hasattr(type(fs), "__await__"):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


def _log_on_exception(fut):
    if fut.cancelled():
        return
    exc = fut.exception()
    if exc is None:
        return
    fut.get_loop().call_exception_handler({
        "message": f"{exc.__class__.__name__} exception in shielded future",
        "exception": exc,
        "future": fut,
    })


def _running_task():
    return current_task() if _get_running_loop() is not None else None


def shield(arg):
    """Wait for a future, shielding it from cancellation.

    What awaits the shield is cancelled; what is inside goes on.
    """
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def clear_awaited_by(inner):
        """CPython keeps a record of who awaits whom, and clears it in a callback of its own: one handle of the loop."""

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        else:
            exc = inner.exception()
            if exc is not None:
                outer.set_exception(exc)
            else:
                outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)
            # Only once, however often it is shielded.
            inner.remove_done_callback(_log_on_exception)
            inner.add_done_callback(_log_on_exception)

    if _running_task() is not None:
        inner.add_done_callback(clear_awaited_by)
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def create_eager_task_factory(custom_task_constructor):
    """Create a function suitable for use as a task factory on an event-loop: tasks begin at once."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)

# Where CPython has them.
for _function in wait, wait_for, as_completed, shield, create_eager_task_factory, eager_task_factory:
    _function.__module__ = "asyncio.tasks"
