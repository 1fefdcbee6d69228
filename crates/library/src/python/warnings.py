"""Warnings: messages about what works but should not be done, and the filters that say what becomes of them.

    >>> import warnings
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     warnings.warn("old", DeprecationWarning)
    >>> caught[0].category
    <class 'DeprecationWarning'>

A warning is looked for in `filters` from the first to the last; the action of the filter that fits decides: "error"
raises it, "ignore" drops it, "always" (or "all") shows it, "default" shows it once a place, "module" once a module, "once"
once at all.
"""

import sys

import _warnings
from _warnings import warn, warn_explicit

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings", "deprecated"]

_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")

# Each an action, a pattern for the message, a category, a pattern for the module, and a line (0 for any).
filters = [("default", None, DeprecationWarning, "__main__", 0),
           ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0),
           ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
defaultaction = "default"
onceregistry = {}
# Changes whenever the filters do: what modules remember of earlier warnings is then forgotten.
_version = 1


def _filters_mutated():
    global _version
    _version += 1


class WarningMessage:
    """A warning that was issued, with its place."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        import _traceback
        line = _traceback.source_line(filename, lineno)
    if line and line.strip():
        text += f"  {line.strip()}\n"
    return text


_showwarning, _formatwarning = showwarning, formatwarning
# While the machine warns of a coroutine: the line that made it.
_made_in = None


def _show(warning):
    """Writes a warning, through the functions that a program may have put in the place of ours."""
    if showwarning is not _showwarning:
        showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)
        return
    file = sys.stderr if warning.file is None else warning.file
    if file is None:
        return
    text = formatwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.line)
    if _made_in is not None:
        text += f"  it was made in line {_made_in}\n"
    try:
        file.write(text)
    except OSError:
        pass  # There is nowhere to say it.


_show_message = _show


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front); message and module are patterns."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    if message or module:
        import re
    _add_filter(action, re.compile(message, re.I) if message else None, category,
                re.compile(module) if module else None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters[:] = []
    _filters_mutated()


# `warn` and `warn_explicit` are written in Rust, so that no traceback shows their frames. What they do stands here:
# each of these three gives back the exception that is to be raised, or None.


def _warn(message, category, stacklevel, source, skip_file_prefixes):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        return TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        return TypeError("skip_file_prefixes must be a tuple of strs.")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = sys._getframe(1)
    for _ in range(stacklevel - 1):
        frame = frame and frame.f_back
        while frame and skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes):
            frame = frame.f_back
    if frame is None:
        names, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    return _warn_explicit(message, category, filename, lineno, names.get("__name__", "<string>"),
                          names.setdefault("__warningregistry__", {}), names, source)


def _of_machine(text, category, source, made_in):
    """A warning of the machine itself, about an object that goes: the place is where the program is."""
    global _made_in
    # At the very end of a program nothing runs any more.
    frame = sys._getframe().f_back
    filename, lineno, names, registry = "<sys>", 0, sys.__dict__, {}
    if frame is not None:
        filename, lineno, names = frame.f_code.co_filename, frame.f_lineno, frame.f_globals
        registry = names.setdefault("__warningregistry__", {})
    _made_in = made_in if made_in != lineno else None
    try:
        return _warn_explicit(text, category, filename, lineno, names.get("__name__", "<string>"), registry, names,
                              source)
    finally:
        _made_in = None


def _warn_explicit(message, category, filename, lineno, module, registry, module_globals, source):
    """A warning whose place is given: what the others do in the end."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = text, category, lineno
    if registry.get(key):
        return None
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return None
    if action == "error":
        return message
    if action == "once":
        registry[key] = True
        if onceregistry.get((text, category)):
            return None
        onceregistry[text, category] = True
    elif action == "module":
        registry[key] = True
        if registry.get((text, category, 0)):
            return None
        registry[text, category, 0] = True
    elif action == "default":
        registry[key] = True
    elif action not in ("always", "all"):
        return RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action}")
    _show_message(WarningMessage(message, category, filename, lineno, source=source))
    return None


def _action(text, category, module, lineno):
    """What the filters say of a warning."""
    def fits(pattern, string):
        if pattern is None:
            return True
        return pattern == string if isinstance(pattern, str) else pattern.match(string)

    for action, message, kind, module_pattern, line in filters:
        if (issubclass(category, kind) and line in (0, lineno) and fits(message, text)
                and fits(module_pattern, module)):
            return action
    return defaultaction


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context.

    With `record` the warnings are not shown, but appended to the list that the context gives. With `action` the arguments
    are those of `simplefilter`, which is called on entering.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._show_message
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._show_message = log.append
            # A hook of the program would otherwise still be called.
            module.showwarning = module._showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._show_message = self._saved
        module._filters_mutated()


class deprecated:
    """Indicate that a class, function or overload is deprecated: using it issues a warning.

    The message is kept as `__deprecated__`. With `category=None` no warning is issued.
    """

    def __init__(
        self, message: str, /, *, category: type[Warning] | None = DeprecationWarning, stacklevel: int = 1
    ) -> None:
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._of_class(arg)
        if callable(arg):
            import functools
            import inspect
            message, category, stacklevel = self.message, self.category, self.stacklevel

            @functools.wraps(arg)
            def wrapper(*args, **kwargs):
                warn(message, category, stacklevel=stacklevel + 1)
                return arg(*args, **kwargs)

            if inspect.iscoroutinefunction(arg):
                wrapper = inspect.markcoroutinefunction(wrapper)
            arg.__deprecated__ = wrapper.__deprecated__ = message
            return wrapper
        raise TypeError("@deprecated decorator with non-None category must be applied to a class or callable, "
                        f"not {arg!r}")

    def _of_class(self, cls):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        original_new = cls.__new__

        def __new__(self, /, *args, **kwargs):
            if self is cls:
                warn(message, category, stacklevel=stacklevel + 1)
            if original_new is not object.__new__:
                return original_new(self, *args, **kwargs)
            # `object` takes no arguments; a class with an `__init__` does.
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            return original_new(self)

        cls.__new__ = staticmethod(__new__)
        original_init = cls.__dict__.get("__init_subclass__")
        inner = original_init.__func__ if isinstance(original_init, classmethod) else None

        def __init_subclass__(subclass, *args, **kwargs):
            warn(message, category, stacklevel=stacklevel + 1)
            if inner is not None:
                return inner(subclass, *args, **kwargs)
            return super(cls, subclass).__init_subclass__(*args, **kwargs)

        cls.__init_subclass__ = classmethod(__init_subclass__)
        cls.__deprecated__ = message
        return cls


# Filters from the command line and the environment. ------------------------------------------------------------------------


def _category_of(name):
    if not name:
        return Warning
    module, _, own = name.rpartition(".")
    if not module:
        import builtins as found
    else:
        try:
            found = __import__(module, None, None, [own])
        except ImportError:
            raise ValueError(f"invalid module name: {module!r}") from None
    category = getattr(found, own, None)
    if category is None:
        raise ValueError(f"unknown warning category: {name!r}")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise ValueError(f"invalid warning category: {name!r}")
    return category


def _add_option(option):
    parts = [part.strip() for part in option.split(":")]
    if len(parts) > 5:
        raise ValueError(f"too many fields (max 5): {option!r}")
    action, message, category, module, lineno = parts + [""] * (5 - len(parts))
    found = [known for known in _ACTIONS if known.startswith(action)]
    if not found and action:
        raise ValueError(f"invalid action: {action!r}")
    category = _category_of(category)
    if message or module:
        import re
        message, module = re.escape(message), module and re.escape(module) + r"\Z"
    try:
        line = int(lineno or 0)
        if line < 0:
            raise ValueError
    except ValueError:
        raise ValueError(f"invalid lineno {lineno!r}") from None
    filterwarnings(found[0] if action else "default", message, category, module, line)


for _option in sys.warnoptions:
    try:
        _add_option(_option)
    except ValueError as _error:
        print("Invalid -W option ignored:", _error, file=sys.stderr)

_warnings.join()
