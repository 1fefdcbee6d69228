"""Tracebacks as text and as lists: extract, format and print them.

    >>> import traceback
    >>> try:
    ...     1 / 0
    ... except ZeroDivisionError:
    ...     text = traceback.format_exc()
    >>> text.splitlines()[-1]
    'ZeroDivisionError: division by zero'

Functions that print or format come in pairs. Behind them stand three classes: a `FrameSummary` is one line, a
`StackSummary` a list of them, and a `TracebackException` all that is printed of an exception, without the exception.
"""

import sys

import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
           "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_RECURSIVE_CUTOFF = 3


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _parse_value_tb(exc, value, tb):
    """The exception and its traceback from the arguments of a function that takes one exception, or the old three."""
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _sentinel:
        if exc is not None:
            if isinstance(exc, BaseException):
                return exc, exc.__traceback__
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return None, None
    return value, tb


def _print(text, file):
    print(text, file=sys.stderr if file is None else file, end="")


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace."""
    for item in StackSummary.from_list(extracted_list).format():
        _print(item, file)


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback."""
    return StackSummary._of_traceback(tb, limit, False)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information: a list of strings, each ending in a newline."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Format the exception part of a traceback: a list of strings, each ending in a newline."""
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame, the innermost first."""
    if f is None:
        f = sys._getframe().f_back

    def walk(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back

    return walk(f)


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame, the outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    "Clear all references to local variables in the frames of a traceback."
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # The frame is still executing.
        tb = tb.tb_next


class FrameSummary:
    """Information about a single frame from a traceback: `filename`, `lineno`, `name`, `line` and, if they were asked
    for, `locals` as a dict of texts."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_text", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self._text = None
        self.locals = None if not locals else {key: _safe(value, repr) for key, value in locals.items()}

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


def _source_line(filename, lineno):
    line = _traceback.source_line(filename, lineno)
    if line is None:
        try:
            with open(filename, encoding="utf-8") as file:
                line = file.read().splitlines()[lineno - 1]
        except (OSError, IndexError, UnicodeDecodeError):
            line = ""
    return line


def _safe(value, function):
    try:
        return function(value)
    except BaseException:
        return f"<exception {function.__name__}() failed>"


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Create a StackSummary from an iterable of (frame, lineno)."""
        stack = klass(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name,
                                   locals=frame.f_locals if capture_locals else None)
                      for frame, lineno in frame_gen)
        return stack._limit(limit)

    @classmethod
    def _of_traceback(klass, tb, limit, capture_locals, exc=None):
        stack = klass()
        for filename, lineno, name, end_lineno, colno, end_colno, text in _traceback.entries(tb, exc):
            frame = FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno,
                                 locals=tb.tb_frame.f_locals if capture_locals else None)
            frame._text = text
            stack.append(frame)
            tb = tb.tb_next
        return stack._limit(limit)

    def _limit(self, limit):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            self[:] = self[:limit] if limit >= 0 else self[limit:]
        return self

    @classmethod
    def from_list(klass, a_list):
        """Create a StackSummary object from a supplied list of FrameSummary objects or old-style list of tuples."""
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Format the lines for a single FrameSummary."""
        text = frame_summary._text
        if text is None:
            filename = frame_summary.filename
            text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
            if frame_summary.line:
                text += f"    {frame_summary.line}\n"
        if frame_summary.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(frame_summary.locals.items()))
        return text

    def format(self, **kwargs):
        """Format the stack ready for printing: a list of strings, one a frame. The same frame more than three times in
        a row is counted."""
        result, last, count = [], None, 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                result += _repeated(count)
                last, count = place, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    count -= _RECURSIVE_CUTOFF
    if count <= 0:
        return []
    return [f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"]


class TracebackException:
    """An exception ready for rendering: its traceback, the exceptions that led to it, and its last lines, all as text.
    The exception itself, and the locals of its frames, are not kept alive."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                   "max_group_width": max_group_width, "max_group_depth": max_group_depth}
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._of_traceback(exc_traceback, limit, capture_locals, exc_value)
        self._exc_type = exc_type if save_exc_type else None
        self._is_none = exc_type is None or exc_type is type(None)
        self._str = _safe(exc_value, str)
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe(error, repr)}"]
        self._only = _only_lines(exc_value, self.__notes__, exc_traceback is not None)
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if isinstance(exc_value, SyntaxError):
            self.filename, self.text, self.msg = exc_value.filename, exc_value.text, exc_value.msg
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.offset, self.end_offset = exc_value.offset, exc_value.end_offset
        if _seen is not None:
            _seen.add(id(exc_value))
        elif exc_value is not None:
            # A long chain is walked without recursion; an exception may lead to itself in a circle.
            seen, left = {id(exc_value)}, [(self, exc_value)]
            while left:
                made, exc = left.pop()
                made._follow(exc, compact, seen, options, left)

    def _follow(self, exc, compact, seen, options, left):
        """Takes in what led to the exception, and leaves for later what led to that."""
        def taken(other):
            made = TracebackException(type(other), other, other.__traceback__, compact=compact, _seen=seen, **options)
            left.append((made, other))
            return made

        if exc.__cause__ is not None and id(exc.__cause__) not in seen:
            self.__cause__ = taken(exc.__cause__)
        context = exc.__context__
        needs_context = not compact or self.__cause__ is None and not exc.__suppress_context__
        if context is not None and needs_context and id(context) not in seen:
            self.__context__ = taken(context)
        if isinstance(exc, BaseExceptionGroup):
            self.exceptions = [taken(inner) for inner in exc.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        from warnings import warn

        warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the class with its module."""
        if self._exc_type is None:
            return None
        module, name = self._exc_type.__module__, self._exc_type.__qualname__
        return name if module in ("__main__", "builtins") else f"{module}.{name}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Format the exception part of the traceback: a generator of strings, each ending in a newline."""
        indent = 3 * _depth * " "
        if self._is_none:
            yield indent + "NoneType: None\n"
            return
        for text in self._only:
            if _depth:
                yield from [indent + line for line in text.splitlines(True)]
            else:
                yield text
        if self.exceptions and show_group:
            for inner in self.exceptions:
                yield from inner.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, _margin=None, **kwargs):
        """Format the exception: a generator of strings, each ending in a newline. With `chain`, the exceptions that led
        to this one come first."""
        margin = _Margin() if _margin is None else _margin
        chained, exc = [], self
        if chain:
            while exc is not None:
                if exc.__cause__ is not None:
                    words, before = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    words, before = _CONTEXT, exc.__context__
                else:
                    words = before = None
                chained.append((words, exc))
                exc = before
        else:
            chained.append((None, exc))
        for words, exc in reversed(chained):
            if words is not None:
                yield from margin.emit(words)
            if exc.exceptions is None:
                if exc.stack:
                    yield from margin.emit("Traceback (most recent call last):\n")
                    yield from margin.emit(exc.stack.format())
                yield from margin.emit(exc.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(margin)

    def _format_group(self, margin):
        """A group: its own traceback, then each of its exceptions between lines, further in."""
        is_outermost = margin.depth == 0
        if is_outermost:
            margin.depth += 1
        if self.stack:
            yield from margin.emit("Exception Group Traceback (most recent call last):\n", "+" if is_outermost else None)
            yield from margin.emit(self.stack.format())
        yield from margin.emit(self.format_exception_only())
        count = len(self.exceptions)
        shown = min(count, self.max_group_width + 1)
        margin.need_close = False
        for index in range(shown):
            is_last = index == shown - 1
            if is_last:
                # The closing line may have been drawn by a group inside.
                margin.need_close = True
            is_cut = index >= self.max_group_width
            title = "..." if is_cut else str(index + 1)
            corner = "+-" if index == 0 else "  "
            yield f"{margin.indent()}{corner}+---------------- {title} ----------------\n"
            margin.depth += 1
            if is_cut:
                left = count - self.max_group_width
                yield from margin.emit(f"and {left} more exception{'s' if left > 1 else ''}\n")
            else:
                yield from self.exceptions[index].format(_margin=margin)
            if is_last and margin.need_close:
                yield f"{margin.indent()}+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        if is_outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        for line in self.format(chain=chain):
            _print(line, file)


class _Margin:
    """How far in a line of a group stands, and the bar before it."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, text, bar=None):
        if self.depth:
            before = self.indent() + (bar or "|") + " "
        else:
            before = ""
        for piece in [text] if isinstance(text, str) else text:
            yield "".join(before + line if line.strip() or before else line for line in piece.splitlines(True)) \
                if before else piece


def _only_lines(value, notes, has_frames):
    """The last lines of what is printed for an exception: one string for its class and message, one a line of notes."""
    if value is None:
        return []
    text, note_lines = _traceback.only(value, has_frames), []
    if notes is not None:
        if isinstance(notes, (list, tuple)):
            for note in notes:
                note_lines += [line + "\n" for line in _safe(note, str).split("\n")]
        else:
            note_lines.append(_safe(notes, repr) + "\n")
    joined = "".join(note_lines)
    if joined and text.endswith(joined):
        text = text[:-len(joined)]
    else:
        note_lines = []
    own = text.splitlines(True) if isinstance(value, SyntaxError) else [text]
    return own + note_lines
