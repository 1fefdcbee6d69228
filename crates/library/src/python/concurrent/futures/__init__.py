"""Execute computations asynchronously: hand a function over, and get a future, which will have its result."""

from concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor",
]  # fmt: skip

_ABSENT = {
    "ProcessPoolExecutor": "ProcessPoolExecutor is not supported: there is one process; use ThreadPoolExecutor",
    "InterpreterPoolExecutor": "InterpreterPoolExecutor is not supported: there is one interpreter; use ThreadPoolExecutor",
    "process": "concurrent.futures.process is not supported: there is one process; use ThreadPoolExecutor",
    "interpreter": "concurrent.futures.interpreter is not supported: there is one interpreter; use ThreadPoolExecutor",
}


def __getattr__(name):
    # Who wants several processes is told that there is one, and not that the name is misspelt.
    if name in _ABSENT:
        raise AttributeError(_ABSENT[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
