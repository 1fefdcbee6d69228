"""An event loop written in the language: the one to read, and to derive from.

`asyncio.run` uses a loop written in Rust. This one does the same, in the open, and asks itself for every part of its work, so that
a class derived from it can replace any: a clock that jumps, a selector that is made up, one turn at a time.

    one turn (`_run_once`):   ask the selector, for as long as there is nothing to do
                              timers that are due join the ready queue
                              everything that was ready when the turn began runs

A derived class gives `_selector`, `_process_events` and `_write_to_self`; this class has no sockets of its own.
"""

import collections
import heapq
import sys
import time
import warnings

from asyncio import (
    AbstractEventLoop, CancelledError, Future, Handle, SelectorEventLoop, Task, TimerHandle, ensure_future, iscoroutine,
    isfuture, _get_running_loop, _makes_coroutines, _set_running_loop,
)
from asyncio import coroutines, events, exceptions, futures, tasks
from asyncio.constants import DEBUG_STACK_DEPTH
from asyncio.log import logger
from asyncio.streams import Server

__all__ = ("BaseEventLoop", "Server")

# When this many timers are set, and this part of them is cancelled, the cancelled ones are thrown out.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

# No wait is longer than this: a day.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600


def _format_handle(handle):
    """A handle as the report of a slow callback shows it: the step of a task is shown as the task."""
    task = getattr(handle._callback, "__self__", None)
    return repr(task) if isinstance(task, Task) else str(handle)


def _forget_innermost(made):
    """In debug mode things know the stack that made them: not our own functions, but who called them."""
    if made._source_traceback:
        del made._source_traceback[-1]
    return made


def _run_until_complete_cb(fut):
    if not fut.cancelled():
        exc = fut.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            # It leaves the loop by itself.
            return
    fut.get_loop().stop()


class _LoopType(type):
    """Loops written in Rust count as instances too: they have all that this class promises."""

    def __instancecheck__(cls, instance):
        if cls is BaseEventLoop and isinstance(instance, SelectorEventLoop):
            return True
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        if cls is BaseEventLoop and issubclass(subclass, SelectorEventLoop):
            return True
        return super().__subclasscheck__(subclass)


class BaseEventLoop(AbstractEventLoop, metaclass=_LoopType):

    def __init__(self):
        self._timer_cancelled_count = 0
        self._closed = False
        self._stopping = False
        # What runs in this turn or the next, in order; and a heap of timers.
        self._ready = collections.deque()
        self._scheduled = []
        self._default_executor = None
        self._internal_fds = 0
        self._thread_id = None
        self._clock_resolution = 1e-9
        self._exception_handler = None
        self._task_factory = None
        # In debug mode, a callback that takes longer is reported.
        self.slow_callback_duration = 0.1
        self._current_handle = None
        self._debug = coroutines._is_debug_mode()
        # Async generators that were first iterated here: they are closed at the end.
        self._asyncgens = {}
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False
        self._old_agen_hooks = None
        self._old_origin_depth = None

    def __repr__(self):
        return (f"<{self.__class__.__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self.get_debug()}>")

    # What a derived class provides.

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        raise NotImplementedError

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, **kwargs):
        raise NotImplementedError

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        raise NotImplementedError

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        raise NotImplementedError

    def _write_to_self(self):
        """Wakes the loop while it waits. Called from another thread."""
        raise NotImplementedError

    def _process_events(self, event_list):
        """Does what the selector's answer asks for."""
        raise NotImplementedError

    # Making futures and tasks.

    def create_future(self):
        """Create a Future object attached to the loop."""
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        """Schedule or begin executing a coroutine object. Return a task object."""
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return _forget_innermost(Task(coro, loop=self, **kwargs))

    def set_task_factory(self, factory):
        """Set a task factory that will be used by loop.create_task(); None for the default one."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        """Return a task factory, or None if the default one is in use."""
        return self._task_factory

    # Running.

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")

    def _run_forever_setup(self):
        """What comes before the first turn."""
        self._check_closed()
        self._check_running()
        self._set_coroutine_origin_tracking(self._debug)
        self._old_agen_hooks = sys.get_asyncgen_hooks()
        self._thread_id = _thread_ident()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
        _set_running_loop(self)

    def _run_forever_cleanup(self):
        """What comes after the last turn."""
        self._stopping = False
        self._thread_id = None
        _set_running_loop(None)
        self._set_coroutine_origin_tracking(False)
        if self._old_agen_hooks is not None:
            sys.set_asyncgen_hooks(*self._old_agen_hooks)
            self._old_agen_hooks = None

    def run_forever(self):
        """Run until stop() is called."""
        self._run_forever_setup()
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._run_forever_cleanup()

    def run_until_complete(self, future):
        """Run until the Future is done, and return its result or raise its exception."""
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new:
            # Whoever calls this holds the task: its end while pending is no secret.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                # It is raised here already.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Stop running the event loop: after this turn."""
        self._stopping = True

    def close(self):
        """Close the event loop: what was still to run is thrown away."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        if self._debug:
            logger.debug("Close %r", self)
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def is_closed(self):
        """Returns True if the event loop was closed."""
        return self._closed

    def is_running(self):
        """Returns True if the event loop is running."""
        return self._thread_id is not None

    def __del__(self, _warn=warnings.warn):
        if not self.is_closed():
            _warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    # Async generators.

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(id(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            warnings.warn(
                f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                ResourceWarning, source=self)
        from weakref import ref
        self._asyncgens[id(agen)] = ref(agen)

    async def shutdown_asyncgens(self):
        """Shutdown all active asynchronous generators."""
        self._asyncgens_shutdown_called = True
        open_ones = [agen for agen in (held() for held in self._asyncgens.values()) if agen is not None]
        self._asyncgens.clear()
        if open_ones:
            from asyncio._helpers import shutdown_asyncgens
            await shutdown_asyncgens(self, open_ones)

    # Callbacks.

    def time(self):
        """Return the time according to the event loop's clock."""
        return time.monotonic()

    def call_later(self, delay, callback, *args, context=None):
        """Arrange for a callback to be called after so many seconds."""
        if delay is None:
            raise TypeError("delay must not be None")
        return _forget_innermost(self.call_at(self.time() + delay, callback, *args, context=context))

    def call_at(self, when, callback, *args, context=None):
        """Like call_later(), but uses an absolute time."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = TimerHandle(when, callback, args, self, context)
        _forget_innermost(timer)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        """Arrange for a callback to be called as soon as possible, after those that are waiting already."""
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_soon")
        return _forget_innermost(self._call_soon(callback, args, context))

    def call_soon_threadsafe(self, callback, *args, context=None):
        """Like call_soon(), but thread-safe."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = _forget_innermost(self._call_soon(callback, args, context))
        self._write_to_self()
        return handle

    def _call_soon(self, callback, args, context):
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return _forget_innermost(handle)

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or _makes_coroutines(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def _check_thread(self):
        if self._thread_id is not None and _thread_ident() != self._thread_id:
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the current one")

    def _add_callback(self, handle):
        """Makes a handle ready that somebody else has made."""
        if not handle._cancelled:
            self._ready.append(handle)

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    # One turn.

    def _drop_cancelled_timers(self):
        count = len(self._scheduled)
        cancelled = self._timer_cancelled_count
        if count > _MIN_SCHEDULED_TIMER_HANDLES and cancelled / count > _MIN_CANCELLED_TIMER_HANDLES_FRACTION:
            kept = []
            for handle in self._scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        # Otherwise only those that would be next.
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False

    def _run_once(self):
        """Runs one turn."""
        self._drop_cancelled_timers()
        if self._ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)
        else:
            timeout = None

        event_list = self._selector.select(timeout)
        self._process_events(event_list)
        # Nothing in the list of events shall live on while callbacks run.
        event_list = None

        end_time = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < end_time:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)

        # What becomes ready meanwhile has to wait for the next turn.
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()
        handle = None

    def _run_watched(self, handle):
        try:
            self._current_handle = handle
            begun = self.time()
            handle._run()
            taken = self.time() - begun
            if taken >= self.slow_callback_duration:
                logger.warning("Executing %s took %.3f seconds", _format_handle(handle), taken)
        finally:
            self._current_handle = None

    # Faults.

    def get_exception_handler(self):
        """Return an exception handler, or None if the default one is in use."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Set handler as the new event loop exception handler; None for the default one."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Default exception handler: it logs."""
        message = context.get("message") or "Unhandled exception in event loop"
        exception = context.get("exception")
        exc_info = False
        if exception is not None:
            exc_info = (type(exception), exception, exception.__traceback__)
        if "source_traceback" not in context and self._current_handle is not None:
            made_at = self._current_handle._source_traceback
            if made_at:
                context["handle_traceback"] = made_at
        lines = [message]
        for key in sorted(context):
            if key in ("message", "exception"):
                continue
            value = context[key]
            if key == "source_traceback":
                value = "Object created at (most recent call last):\n" + _format_stack(value)
            elif key == "handle_traceback":
                value = "Handle created at (most recent call last):\n" + _format_stack(value)
            else:
                value = repr(value)
            lines.append(f"{key}: {value}")
        logger.error("\n".join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        """Call the current event loop's exception handler."""
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                # A class may have its own default, and that may fail.
                logger.error("Exception in default exception handler", exc_info=True)
            return
        try:
            self._call_in_context_of(context, self._exception_handler)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            try:
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler",
                    "exception": exc,
                    "context": context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error(
                    "Exception in default exception handler while handling an unexpected error in custom exception handler",
                    exc_info=True)

    def _call_in_context_of(self, context, handler):
        """Calls the handler in the context of the task, future or handle that it is told of."""
        thing = context.get("task") or context.get("future") or context.get("handle")
        own = thing.get_context() if thing is not None and hasattr(thing, "get_context") else None
        if own is not None and hasattr(own, "run"):
            own.run(handler, self, context)
        else:
            handler(self, context)

    # Threads.

    def run_in_executor(self, executor, func, *args):
        """Run a function in an executor; the result is a future."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        from concurrent.futures import ThreadPoolExecutor
        if executor is None:
            self._check_default_executor()
            if self._default_executor is None:
                self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._default_executor
        from asyncio import wrap_future
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """The executor that run_in_executor(None, …) uses."""
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Schedule the shutdown of the default executor."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        future = self.create_future()

        def shut_down():
            try:
                executor.shutdown(wait=True)
                if not self.is_closed():
                    self.call_soon_threadsafe(_release, future, None)
            except Exception as exc:
                if not self.is_closed():
                    self.call_soon_threadsafe(_fail, future, exc)

        from threading import Thread
        thread = Thread(target=shut_down)
        thread.start()
        from asyncio.timeouts import timeout as deadline
        try:
            async with deadline(timeout):
                await future
        except TimeoutError:
            warnings.warn(
                f"The executor did not finishing joining its threads within {timeout} seconds.",
                RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            thread.join()

    # Debug mode.

    def get_debug(self):
        """Whether debug mode is on."""
        return self._debug

    def set_debug(self, enabled):
        """Turn debug mode on or off."""
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking, enabled)

    def _set_coroutine_origin_tracking(self, enabled):
        if bool(enabled) == (self._old_origin_depth is not None):
            return
        if enabled:
            self._old_origin_depth = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(self._old_origin_depth)
            self._old_origin_depth = None


def _thread_ident():
    threading = sys.modules.get("threading")
    return 1 if threading is None else threading.get_ident()


def _format_stack(stack):
    import traceback
    return "".join(traceback.format_list(stack)).rstrip()


def _release(future, result):
    if not future.done():
        future.set_result(result)


def _fail(future, exc):
    if not future.done():
        future.set_exception(exc)
