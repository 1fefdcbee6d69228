"""What futures of every kind have in common: their states, and how they are shown."""

from asyncio import isfuture
from asyncio import format_helpers

__all__ = ()

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def _format_callbacks(cb):
    """The callbacks of a future, as its repr shows them: no more than two."""

    def shown(pair):
        return format_helpers._format_callback_source(pair[0], ())

    if not cb:
        return ""
    if len(cb) == 1:
        text = shown(cb[0])
    elif len(cb) == 2:
        text = f"{shown(cb[0])}, {shown(cb[1])}"
    else:
        text = f"{shown(cb[0])}, <{len(cb) - 2} more>, {shown(cb[-1])}"
    return f"cb=[{text}]"


def _future_repr_info(future):
    """The words of a future's repr."""
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            info.append(f"result={format_helpers._short_repr(future._result)}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        frame = future._source_traceback[-1]
        info.append(f"created at {frame[0]}:{frame[1]}")
    return info
