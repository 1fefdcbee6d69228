"""The names of uvloop, for programs that ask for it: the loop here is fast already, so they change nothing."""

import asyncio
from asyncio import DefaultEventLoopPolicy as EventLoopPolicy, SelectorEventLoop as Loop, new_event_loop

__all__ = ("new_event_loop", "install", "EventLoopPolicy", "run")


def install():
    """A helper function to install uvloop policy. There is nothing to install."""


def run(main, *, loop_factory=None, debug=None, **run_kwargs):
    """The preferred way of running a coroutine with uvloop: `asyncio.run`."""
    return asyncio.run(main, loop_factory=loop_factory, debug=debug, **run_kwargs)
