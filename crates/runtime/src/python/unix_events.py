"""The loop of this system."""

from asyncio import SelectorEventLoop
from asyncio.policies import DefaultEventLoopPolicy, _DefaultEventLoopPolicy

__all__ = ("SelectorEventLoop", "EventLoop")

_UnixSelectorEventLoop = EventLoop = SelectorEventLoop
