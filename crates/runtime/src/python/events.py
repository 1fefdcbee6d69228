"""Loops and their handles, and which loop is the current one."""

from asyncio import (
    AbstractEventLoop, Handle, TimerHandle, get_event_loop, get_running_loop, new_event_loop, set_event_loop,
    _get_running_loop, _set_running_loop,
)
from asyncio.policies import (
    AbstractEventLoopPolicy, BaseDefaultEventLoopPolicy, get_event_loop_policy, set_event_loop_policy,
    _get_event_loop_policy, _set_event_loop_policy,
)
from asyncio.servers import AbstractServer

__all__ = (
    "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy", "set_event_loop_policy",
    "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop",
    "_get_running_loop",
)

# CPython has these twice, written in Python and in C.
_py_get_running_loop = _c_get_running_loop = get_running_loop
_py__get_running_loop = _c__get_running_loop = _get_running_loop
_py__set_running_loop = _c__set_running_loop = _set_running_loop
_py_get_event_loop = _c_get_event_loop = get_event_loop
