"""Functions that are called when the program ends, the last registered first."""

__all__ = ["register", "unregister"]

_callbacks = []


def register(func, /, *args, **kwargs):
    """Have a function called with these arguments when the program ends; return the function."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Take all registrations of a function back."""
    _callbacks[:] = [entry for entry in _callbacks if not (entry[0] == func)]


def _clear():
    """Take all registrations back."""
    _callbacks.clear()


def _ncallbacks():
    """How many registrations there are."""
    return len(_callbacks)


def _run_exitfuncs():
    """Call the registered functions; what they raise is reported, and does not hold the others up."""
    import sys

    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            _report(sys, func, error)


def _report(sys, func, error):
    if isinstance(error, SystemExit):
        return
    import traceback

    print(f"Exception ignored in atexit callback {func!r}:", file=sys.stderr)
    traceback.print_exception(error, file=sys.stderr)
