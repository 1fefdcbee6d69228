"""Where code was written: files, lines, and the frames that stand on them."""

__name__ = 'inspect'  # What is made here is inspect's.

import os
import sys
import types
from collections import namedtuple

import inspect


class ClassFoundException(Exception):
    pass


# Files


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if inspect.ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if inspect.isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    if inspect.ismethod(object):
        object = object.__func__
    if inspect.isfunction(object):
        object = _code_of(object)
    if inspect.istraceback(object):
        object = object.tb_frame
    if inspect.isframe(object):
        object = object.f_code
    if inspect.iscode(object):
        return object.co_filename
    raise TypeError(
        'module, class, method, function, traceback, frame, or code object was expected, '
        f'got {type(object).__name__}'
    )


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = os.path.basename(path)
    return name[:-3] if name.endswith('.py') else None


def getsourcefile(object):
    """Return the filename that can be used to locate an object's source, or None."""
    file = getfile(object)
    return file if os.path.exists(file) else None


def getabsfile(object, _filename=None):
    """Return an absolute path to the source or compiled file for an object."""
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if inspect.ismodule(object):
        return object
    if getattr(object, '__module__', None) is not None:
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return sys.modules.get('builtins')
    for module in list(sys.modules.values()):
        if getattr(module, '__file__', None) == file:
            return module
    return None


def _lines_of(object):
    file = getfile(object)
    try:
        with open(file, encoding='utf-8') as source:
            return source.read().splitlines(keepends=True)
    except OSError:
        from _source import kept

        text = kept(file)  # Modules of Rondo itself are in no file, but their texts are there.
        if text is None:
            raise OSError('could not get source code') from None
        return text.splitlines(keepends=True)


# Blocks: the lines that belong to a definition


def _code_of(function):
    """The code behind a function; there is none behind those that CPython has written in Python and that are in Rust here."""
    try:
        return function.__code__
    except AttributeError:
        raise OSError('could not get source code') from None


def findsource(object):
    """Return the entire source file and starting line number for an object."""
    lines = _lines_of(object)
    if inspect.ismodule(object):
        return lines, 0
    if inspect.isclass(object):
        try:
            return lines, _with_decorators(lines, object.__dict__['__firstlineno__'] - 1)
        except KeyError:
            raise OSError('source code not available') from None
    if inspect.ismethod(object):
        object = object.__func__
    if inspect.isfunction(object):
        object = _code_of(object)
    if inspect.istraceback(object):
        object = object.tb_frame
    if inspect.isframe(object):
        object = object.f_code
    start = object.co_firstlineno - 1
    if start >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, start


def _with_decorators(lines, start):
    """The line of the first decorator above a line; lines of a class may begin below its decorators."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    while start > 0:
        above = lines[start - 1]
        if len(above) - len(above.lstrip()) != indent or not above.lstrip().startswith('@'):
            break
        start -= 1
    return start


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    first = next((line for line in lines if line.strip()), '')
    indent = len(first) - len(first.lstrip())
    end = 0
    open_brackets, quote = 0, None
    in_header, is_continued = True, False
    body_indent = None
    for number, line in enumerate(lines):
        starts_inside = open_brackets > 0 or quote is not None or is_continued
        text = line.strip()
        if not starts_inside and not in_header and text and not text.startswith('#'):
            if len(line) - len(line.lstrip()) <= indent:
                break
        if not starts_inside and not in_header and text.startswith('#'):
            # A comment belongs to the block if it stands as deep as the first statement in it.
            if body_indent is not None and len(line) - len(line.lstrip()) >= body_indent:
                end = number + 1
            continue
        if not starts_inside and not in_header and text and body_indent is None:
            body_indent = len(line) - len(line.lstrip())
        open_brackets, quote, last = _scan(line, open_brackets, quote)
        is_continued = last == '\\'
        if text:
            end = number + 1
        if open_brackets < 0:
            break  # What began before the block ends here.
        if in_header and open_brackets == 0 and quote is None and text and not is_continued:
            if text.startswith('@'):
                continue
            in_header = False
            is_compound = text.startswith(('def ', 'class ', 'async ', ')')) or last == ':'
            if not is_compound or last != ':':
                break  # A statement of one line, such as one with a lambda.
    return lines[:end]


def _scan(line, depth, quote):
    """Goes over a line: how many brackets are open after it, which string, and its last character of code."""
    place, last = 0, ''
    while place < len(line):
        if quote is not None:
            if line[place] == '\\':
                place += 2
            elif line.startswith(quote, place):
                place += len(quote)
                quote = None
            else:
                place += 1
            continue
        char = line[place]
        if char == '#':
            break
        if char in '"\'':
            quote = char * 3 if line.startswith(char * 3, place) else char
            place += len(quote)
            last = char
            continue
        depth += (char in '([{') - (char in ')]}')
        if not char.isspace():
            last = char
        place += 1
    if quote is not None and len(quote) == 1:
        quote = None
    return depth, quote, last


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    object = inspect.unwrap(object)
    lines, start = findsource(object)
    if inspect.istraceback(object):
        object = object.tb_frame
    is_whole = inspect.ismodule(object)
    if inspect.isframe(object) and object.f_code.co_name == '<module>':
        is_whole = True
    return (lines, 0) if is_whole else (getblock(lines[start:]), start + 1)


def getsource(object):
    """Return the text of the source code for an object."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code."""
    try:
        lines, start = findsource(object)
    except (OSError, TypeError):
        return None
    if inspect.ismodule(object):
        start = next((at for at, line in enumerate(lines) if not line.strip().startswith('#')), len(lines))
        return ''.join(lines[:start]) or None
    indent = indentsize(lines[start])
    found = []
    while start > 0 and lines[start - 1].lstrip().startswith('#') and indentsize(lines[start - 1]) == indent:
        start -= 1
        found.insert(0, lines[start].lstrip())
    return ''.join(found) or None


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# Frames

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return (
            f'Traceback(filename={self.filename!r}, lineno={self.lineno!r}, function={self.function!r}, '
            f'code_context={self.code_context!r}, index={self.index!r}, positions={self.positions!r})'
        )


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return (
            f'FrameInfo(frame={self.frame!r}, filename={self.filename!r}, lineno={self.lineno!r}, '
            f'function={self.function!r}, code_context={self.code_context!r}, index={self.index!r}, '
            f'positions={self.positions!r})'
        )


def getlineno(frame):
    """Get the line number from a frame object, allowing for optimization."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object."""
    if inspect.istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    elif inspect.isframe(frame):
        lineno = frame.f_lineno
    else:
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    lines = index = None
    if context > 0:
        try:
            everything = _lines_of(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(everything) - context))
            lines = everything[start:start + context]
            index = lineno - 1 - start
    return Traceback(getfile(frame), lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    records = []
    while frame:
        records.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return records


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    records = []
    while tb:
        records.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return records


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    error = sys.exception()
    return getinnerframes(error.__traceback__ if error is not None else None, context)


Arguments = namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')


def getargs(co):
    """Get information about the arguments accepted by a code object."""
    if not isinstance(co, types.CodeType):
        raise TypeError(f'{co!r} is not a code object')
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    after = count
    if co.co_flags & inspect.CO_VARARGS:
        varargs = names[after]
        after += 1
    if co.co_flags & inspect.CO_VARKEYWORDS:
        varkw = names[after]
    return Arguments(list(names[:count]), varargs, varkw)


def getargvalues(frame):
    """Get information about arguments passed into a particular frame."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """Format an argument spec from the 4 values returned by getargvalues."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f'({", ".join(parts)})'
