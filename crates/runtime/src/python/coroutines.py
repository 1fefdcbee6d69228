"""What is a coroutine, and how is it shown?"""

import os
import sys

from asyncio import _format_coroutine_text as _format_coroutine, iscoroutine, iscoroutinefunction

__all__ = ("iscoroutinefunction", "iscoroutine")

# What marks a function as one that makes coroutines, though it is no `async def`: an attribute with this value.
_is_coroutine = object()


def _is_debug_mode():
    """Whether new loops are in debug mode."""
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and bool(os.environ.get("PYTHONASYNCIODEBUG")))
