"""The loop of this system."""

from asyncio import SelectorEventLoop
from asyncio.policies import DefaultEventLoopPolicy, _DefaultEventLoopPolicy

_UnixSelectorEventLoop = EventLoop = SelectorEventLoop
