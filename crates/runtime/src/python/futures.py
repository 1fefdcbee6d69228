"""Futures: a result that is not there yet."""

from asyncio import Future, InvalidStateError, CancelledError, isfuture
from asyncio._helpers import set_result_unless_cancelled as _set_result_unless_cancelled
from asyncio.base_futures import _CANCELLED, _FINISHED, _PENDING
from asyncio.log import logger

__all__ = ("Future", "wrap_future", "isfuture")

# CPython has futures twice, written in Python and in C.
_PyFuture = _CFuture = Future


def __getattr__(name):
    if name in ("wrap_future", "_chain_future", "_copy_future_state"):
        from asyncio import threads
        return getattr(threads, name)
    raise AttributeError(f"module 'asyncio.futures' has no attribute '{name}'")


def _get_loop(fut):
    """The loop of a future; older ones have no `get_loop`."""
    get_loop = getattr(fut, "get_loop", None)
    return fut._loop if get_loop is None else get_loop()
