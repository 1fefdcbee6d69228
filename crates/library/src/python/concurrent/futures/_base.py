"""Futures that threads wait for, and what waits for several of them.

A future goes from PENDING over RUNNING to FINISHED, or to CANCELLED while nobody has begun to work on it. Whoever works on
it notifies those who wait, in two ways: threads in result() by the future's own condition, and those who wait for several
futures by a *waiter*, which each of these futures knows.
"""

import threading
import time
import types
import weakref

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_AS_COMPLETED = "_AS_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
# Cancelled by a program; and the same after those who wait have been told.
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_WORDS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}
_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
# Of these, who waits has been told.
_TOLD = (CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


class Future:
    """Represents the result of an asynchronous computation."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            start = f"<{self.__class__.__name__} at {id(self):#x} state={_WORDS[self._state]}"
            if self._state != FINISHED:
                return f"{start}>"
            if self._exception:
                return f"{start} raised {self._exception.__class__.__name__}>"
            return f"{start} returned {self._result.__class__.__name__}>"

    # For who waits.

    def cancel(self):
        """Cancel the future if possible: not once it runs. Returns whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Return True if the future was cancelled."""
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        """Return True if the future is currently executing."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Return True if the future was cancelled or finished executing."""
        with self._condition:
            return self._state in _DONE

    def result(self, timeout=None):
        """Return the result of the call that the future represents, or raise its exception; wait for it if need be."""
        try:
            with self._condition:
                self._wait_until_done(timeout)
                if self._exception is None:
                    return self._result
                try:
                    raise self._exception
                finally:
                    # The traceback of the exception refers to this frame.
                    self = None
        finally:
            self = None

    def exception(self, timeout=None):
        """Return the exception raised by the call that the future represents, or None; wait for it if need be."""
        with self._condition:
            self._wait_until_done(timeout)
            return self._exception

    def _wait_until_done(self, timeout):
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in _CANCELLED:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def add_done_callback(self, fn):
        """Attaches a callable that will be called with the future when it finishes; at once if it has."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging

            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    # For who does the work.

    def set_running_or_notify_cancel(self):
        """Mark the future as running, or tell those who wait that it was cancelled; returns which: True if it runs."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            import logging

            logging.getLogger("concurrent.futures").critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Sets the return value of work associated with the future."""
        with self._condition:
            self._check_not_done()
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        """Sets the result of the future as being the given exception."""
        with self._condition:
            self._check_not_done()
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def _check_not_done(self):
        if self._state in _DONE:
            raise InvalidStateError(f"{self._state}: {self!r}")

    __class_getitem__ = classmethod(types.GenericAlias)


# Waiting for several. -----------------------------------------------------------------------------------------------------


class _Waiter:
    """Waits for several futures: it collects those that are done, and sets its event when that is enough."""

    def __init__(self):
        self.event = threading.Event()
        self.lock = threading.Lock()
        self.finished_futures = []

    def _note(self, future):
        self.finished_futures.append(future)
        self.event.set()

    add_result = add_exception = add_cancelled = _note


class _AsCompletedWaiter(_Waiter):
    """Who takes futures as they come: the lock keeps the list from changing while it is taken."""

    def _note(self, future):
        with self.lock:
            super()._note(future)

    add_result = add_exception = add_cancelled = _note


class _AllCompletedWaiter(_Waiter):
    """Enough is when all are done, or with *stop_on_exception* one has failed."""

    def __init__(self, num_pending_calls, stop_on_exception):
        self.num_pending_calls = num_pending_calls
        self.stop_on_exception = stop_on_exception
        super().__init__()

    def _count(self, future):
        self.finished_futures.append(future)
        with self.lock:
            self.num_pending_calls -= 1
            if not self.num_pending_calls:
                self.event.set()

    def add_exception(self, future):
        if self.stop_on_exception:
            self._note(future)
        else:
            self._count(future)

    add_result = add_cancelled = _count


class _AcquireFutures:
    """The locks of several futures, taken in one order by everybody, so that no two wait for each other."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def _waiter_for(futures, return_when):
    if return_when == _AS_COMPLETED:
        waiter = _AsCompletedWaiter()
    elif return_when == FIRST_COMPLETED:
        waiter = _Waiter()
    else:
        pending = sum(future._state not in _TOLD for future in futures)
        if return_when == FIRST_EXCEPTION:
            waiter = _AllCompletedWaiter(pending, stop_on_exception=True)
        elif return_when == ALL_COMPLETED:
            waiter = _AllCompletedWaiter(pending, stop_on_exception=False)
        else:
            raise ValueError(f"Invalid return condition: {return_when!r}")
    for future in futures:
        future._waiters.append(waiter)
    return waiter


class DoneAndNotDoneFutures(tuple):
    """What wait() returns: a named 2-tuple of sets."""

    __slots__ = ()
    _fields = __match_args__ = ("done", "not_done")

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self.done!r}, not_done={self.not_done!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures in the given sequence to complete: all, the first, or all unless one fails.

    Returns a named 2-tuple of sets: those that are done, and those that are not.
    """
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {future for future in fs if future._state in _TOLD}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in done):
            return DoneAndNotDoneFutures(done, not_done)
        if len(done) == len(fs):
            return DoneAndNotDoneFutures(done, not_done)
        waiter = _waiter_for(fs, return_when)
    waiter.event.wait(timeout)
    for future in fs:
        with future._condition:
            future._waiters.remove(waiter)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """An iterator over the given futures that yields each as it completes."""
    deadline = None if timeout is None else time.monotonic() + timeout
    in_order = list(dict.fromkeys(fs))
    fs = set(in_order)
    total = len(fs)
    with _AcquireFutures(fs):
        done = [future for future in in_order if future._state in _TOLD]
        pending = fs - set(done)
        waiter = _waiter_for(fs, _AS_COMPLETED)
    del in_order
    try:
        yield from _handed_over(done, waiter, fs)
        while pending:
            left = None
            if deadline is not None:
                left = deadline - time.monotonic()
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(left)
            with waiter.lock:
                done = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
            pending.difference_update(done)
            yield from _handed_over(done, waiter, fs, pending)
    finally:
        for future in fs:
            with future._condition:
                future._waiters.remove(waiter)


def _handed_over(done, waiter, *collections):
    """Yields the futures in their order, and keeps no reference to one that has been handed over."""
    done.reverse()
    while done:
        future = done[-1]
        for collection in collections:
            collection.discard(future)
        with future._condition:
            future._waiters.remove(waiter)
        del future
        yield done.pop()


# Executors. ---------------------------------------------------------------------------------------------------------------


class Executor:
    """This is an abstract base class for concrete asynchronous executors."""

    def submit(self, fn, /, *args, **kwargs):
        """Submits a callable to be executed with the given arguments; returns a Future with the result to come."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Returns an iterator equivalent to map(fn, iter), whose calls run side by side.

        With *buffersize* at most so many calls are under way that nobody has taken the results of.
        """
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        deadline = None if timeout is None else time.monotonic() + timeout
        calls = zip(*iterables)
        from collections import deque
        from itertools import islice

        futures = deque(self.submit(fn, *args) for args in islice(calls, buffersize))
        # Whoever holds the results does not hold the executor.
        executor_reference = weakref.ref(self)

        def results():
            try:
                while futures:
                    executor = executor_reference() if buffersize is not None else None
                    if executor is not None and (args := next(calls, None)):
                        futures.append(executor.submit(fn, *args))
                    del executor
                    left = None if deadline is None else deadline - time.monotonic()
                    # No reference is kept to a future whose result is handed over.
                    yield _result_or_cancel(futures.popleft(), left)
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Clean-up the resources associated with the Executor. It is safe to call this method several times."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
