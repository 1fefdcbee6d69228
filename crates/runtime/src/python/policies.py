"""Policies: who decides which loop is the current one, and how new ones are made.

They are on their way out: since Python 3.14 their functions warn, and 3.16 will have none. `asyncio.run(main(),
loop_factory=…)` does what they were for.
"""

import warnings

from asyncio import SelectorEventLoop, _get_policy, _set_policy, get_event_loop, set_event_loop


class AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""

    def get_event_loop(self):
        """Get the event loop for the current context."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the event loop for the current context to loop."""
        raise NotImplementedError

    def new_event_loop(self):
        """Create and return a new event loop object according to this policy's rules."""
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """The policy that there is when none was set: the current loop is the one that was set."""

    _loop_factory = None

    def __init__(self):
        self._loop = None

    def get_event_loop(self):
        """Get the event loop for the current context."""
        if self is _default:
            return get_event_loop()
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        """Set the event loop."""
        _check_loop(loop)
        if self is _default:
            set_event_loop(loop)
        self._loop = loop

    def new_event_loop(self):
        """Create a new event loop."""
        return self._loop_factory()


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    """The policy of this system."""

    _loop_factory = SelectorEventLoop


DefaultEventLoopPolicy = _DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy

# What somebody gets who asks for the policy where none was set.
_default = DefaultEventLoopPolicy()


def _check_loop(loop):
    from asyncio import AbstractEventLoop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")


def _get_event_loop_policy():
    policy = _get_policy()
    return _default if policy is None else policy


def _warn(name):
    text = f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16"
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def get_event_loop_policy():
    """Get the current event loop policy."""
    _warn("get_event_loop_policy")
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _set_policy(None if policy is _default else policy)


def set_event_loop_policy(policy):
    """Set the current event loop policy; None for the default one."""
    _warn("set_event_loop_policy")
    _set_event_loop_policy(policy)


# Where CPython has them.
for _function in get_event_loop_policy, set_event_loop_policy, _get_event_loop_policy, _set_event_loop_policy:
    _function.__module__ = "asyncio.events"
