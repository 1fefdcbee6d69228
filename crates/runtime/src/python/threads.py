"""Where a loop meets threads: work handed to them, and work that they hand to a loop.

A loop must never wait for a thread, nor may a thread touch what belongs to a loop. So both sides have a future of their
own: the loop an `asyncio.Future`, which can be awaited, and the threads a `concurrent.futures.Future`, which can be waited
for. A chain ties two of them together. Whichever is done first completes the other, always in the other's own thread, by
`call_soon_threadsafe`; and a cancellation goes the other way.
"""

import concurrent.futures
import contextvars
import functools

from asyncio import CancelledError, InvalidStateError, ensure_future, get_event_loop, get_running_loop, iscoroutine, isfuture

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Asynchronously run function *func* in a separate thread.

    The thread sees the context variables of the task. What the function returns is the result.
    """
    loop = get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(context.run, func, *args, **kwargs))


# What the methods of the loop do. -----------------------------------------------------------------------------------------


def _run_in_executor(loop, executor, func, args):
    if executor is None:
        executor = loop._default_executor
        if executor is None:
            executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
            loop._default_executor = executor
    return wrap_future(executor.submit(func, *args), loop=loop)


def _check_executor(executor):
    if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")


def _abandon_executor(executor):
    executor.shutdown(wait=False)


async def _shutdown_default_executor(loop, executor, timeout):
    import threading
    from asyncio import timeouts

    def shut_down():
        try:
            executor.shutdown(wait=True)
            if not loop.is_closed():
                loop.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
        except Exception as error:
            if not loop.is_closed() and not future.cancelled():
                loop.call_soon_threadsafe(future.set_exception, error)

    future = loop.create_future()
    thread = threading.Thread(target=shut_down)
    thread.start()
    try:
        async with timeouts.timeout(timeout):
            await future
    except TimeoutError:
        import warnings

        warnings.warn(
            f"The executor did not finishing joining its threads within {timeout} seconds.", RuntimeWarning, stacklevel=2
        )
        executor.shutdown(wait=False)
    else:
        thread.join()


# The chain. ---------------------------------------------------------------------------------------------------------------


def wrap_future(future, *, loop=None):
    """Wrap concurrent.futures.Future object: the asyncio.Future that is returned can be awaited."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine object to a given event loop, from another thread.

    Return a concurrent.futures.Future to access the result.
    """
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def begin():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(begin)
    return future


def _chain_future(source, destination):
    """When `source` is done, so is `destination`; when `destination` is cancelled, so is `source`."""
    if not isfuture(source) and not isinstance(source, concurrent.futures.Future):
        raise TypeError("A future is required for source argument")
    if not isfuture(destination) and not isinstance(destination, concurrent.futures.Future):
        raise TypeError("A future is required for destination argument")
    source_loop = source.get_loop() if isfuture(source) else None
    destination_loop = destination.get_loop() if isfuture(destination) else None

    def pass_cancellation_on(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is destination_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def pass_outcome_on(source):
        if destination.cancelled() and destination_loop is not None and destination_loop.is_closed():
            return
        if destination_loop is None or destination_loop is source_loop:
            _take_outcome(destination, source)
        elif not destination_loop.is_closed():
            destination_loop.call_soon_threadsafe(_take_outcome, destination, source)

    destination.add_done_callback(pass_cancellation_on)
    source.add_done_callback(pass_outcome_on)


def _take_outcome(destination, source):
    """Completes `destination` as `source` was completed."""
    assert source.done()
    if isfuture(destination):
        if destination.cancelled():
            return
        assert not destination.done()
    else:
        if source.cancelled():
            destination.cancel()
        if not destination.set_running_or_notify_cancel():
            return
    _pass_on(destination, source)


def _copy_future_state(source, dest):
    """The same for two futures of a loop."""
    assert source.done()
    if dest.cancelled():
        return
    assert not dest.done()
    _pass_on(dest, source)


def _pass_on(destination, source):
    if source.cancelled():
        destination.cancel()
        return
    error = source.exception()
    if error is not None:
        destination.set_exception(_converted(error))
    else:
        destination.set_result(source.result())


def _converted(error):
    """Exceptions of one kind of future, as the other kind has them."""
    if type(error) is concurrent.futures.CancelledError:
        return CancelledError(*error.args).with_traceback(error.__traceback__)
    if type(error) is concurrent.futures.InvalidStateError:
        return InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


# Where CPython has them.
wrap_future.__module__ = "asyncio.futures"
run_coroutine_threadsafe.__module__ = "asyncio.tasks"
