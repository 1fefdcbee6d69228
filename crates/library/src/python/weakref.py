"""References that do not keep their objects alive, and collections of such references.

An object goes when the last ordinary reference to it goes. A weak reference, called, gives the object as long as it is there,
and None afterwards; a callback tells the moment.
"""

from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    getweakrefcount,
    getweakrefs,
    proxy,
    ref,
)
import itertools

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]  # fmt: skip

ProxyTypes = (ProxyType, CallableProxyType)

# The collections are compiled when one of them is first asked for.
_lazy = ("KeyedRef", "WeakKeyDictionary", "WeakSet", "WeakValueDictionary")


def __getattr__(name):
    if name not in _lazy:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(__import__("_weakref_collections"), name)
    return value


def __dir__():
    return sorted({*globals(), *_lazy})


class WeakMethod(ref):
    """A weak reference to a bound method.

    A bound method is made anew each time it is asked for, so a plain weak reference to one dies at once. This one holds
    the function and the object, and binds them again.
    """

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def died(_):
            # Called for the object and for the function; the first tells.
            self = self_wr()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, died)
        self._func_ref = ref(func, died)
        self._meth_type = type(meth)
        self._alive = True
        self_wr = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class finalize:
    """Calls a function when an object goes, or at the end of the program, and at most once.

    finalize(obj, func, *args, **kwargs) keeps itself alive until then. Calling it calls the function now; detach() gives
    up on it; peek() shows what it would call.
    """

    # What is known about a finalizer lies here as long as it is alive: nothing about it lies in itself.
    __slots__ = ()
    _registry = {}
    _index_iter = itertools.count()
    _registered_with_atexit = False
    _shutdown = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = next(self._index_iter)
        self._registry[self] = info
        if not finalize._registered_with_atexit:
            finalize._registered_with_atexit = True
            _at_exit(self._exitfunc)

    def __call__(self, _=None):
        """Call the function, if that has not happened, and return what it gives."""
        info = self._registry.pop(self, None)
        if info and not finalize._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Give up: return (obj, func, args, kwargs), or None if the finalizer is dead."""
        parts = self.peek()
        if parts is not None and self._registry.pop(self, None):
            return parts

    def peek(self):
        """Return (obj, func, args, kwargs), or None if the finalizer is dead."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether the function is still to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether the function is called at the end of the program."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _exitfunc(cls):
        # The youngest goes first, and those that the others make meanwhile have their turn, too.
        while pending := [(info.index, f) for f, info in cls._registry.items() if info.atexit]:
            _, youngest = max(pending, key=lambda pair: pair[0])
            try:
                youngest()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())
        # What goes while the program is taken apart is nobody's business any more.
        finalize._shutdown = True


def _at_exit(function):
    import atexit

    atexit.register(function)
