"""Looking at live objects: what they are, what they consist of, where they were written.

The predicates stand here. Signatures and source text have rooms of their own, which are opened when somebody first asks
for one of their names.
"""

import builtins
import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

_ROOMS = {
    '_inspect_signature': (
        'Parameter', 'Signature', 'BoundArguments', 'signature', 'formatannotation',
        'formatannotationrelativeto', '_empty', '_ParameterKind',
    ),
    '_inspect_specs': ('getfullargspec', 'FullArgSpec', 'getcallargs'),
    '_inspect_source': (
        'getfile', 'getsourcefile', 'getabsfile', 'getmodule', 'getmodulename', 'findsource', 'getsourcelines',
        'getsource', 'getcomments', 'getblock', 'ClassFoundException', 'Traceback', 'FrameInfo', 'getframeinfo',
        'getlineno', 'getouterframes', 'getinnerframes', 'stack', 'trace', 'ArgInfo', 'Arguments', 'getargs',
        'getargvalues', 'formatargvalues', 'indentsize',
    ),
    '_inspect_classes': (
        'Attribute', 'classify_class_attrs', 'getclasstree', 'walktree', 'ClosureVars', 'getclosurevars',
        'getattr_static', 'getmembers_static', 'isabstract', 'BufferFlags',
    ),
}


def __getattr__(name):
    for room, names in _ROOMS.items():
        if name in names:
            __import__(room)
            found = getattr(sys.modules[room], name)
            globals()[name] = found
            return found
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted({*globals(), *(name for names in _ROOMS.values() for name in names)})


# What an object is


def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def ispackage(object):
    """Return true if the object is a package."""
    return ismodule(object) and hasattr(object, '__path__')


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor, and not a method, a function or a class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__') and not hasattr(kind, '__delete__')


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, types.FunctionType) or _is_written_in_rust(object)


def _is_written_in_rust(object):
    """Whether it is a function that CPython has written in Python, and that is one in Rust here."""
    kind = type(object)
    return kind.__name__ == 'function' and kind.__module__ == 'builtins' and kind is not types.FunctionType


def _has_code_flag(function, flag):
    """Whether the code behind a function, a method or a partial has a flag."""
    functools = sys.modules.get('functools')
    while True:
        if ismethod(function):
            function = function.__func__
        elif functools is not None and isinstance(function, functools.partial):
            function = function.func
        else:
            break
    return isinstance(function, types.FunctionType) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_code_flag(obj, CO_GENERATOR)


# An attribute that says of any callable: what it returns is to be awaited.
_is_coroutine_mark = builtins.object()


def _has_coroutine_mark(function):
    while ismethod(function):
        function = function.__func__
    return getattr(function, '_is_coroutine_marker', None) is _is_coroutine_mark


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj) or _is_native_coroutine_function(obj)


def _is_native_coroutine_function(obj):
    # asyncio has some of its coroutine functions written in Rust.
    asyncio = sys.modules.get("asyncio")
    while ismethod(obj):
        obj = obj.__func__
    return asyncio is not None and _is_written_in_rust(obj) and asyncio._makes_coroutines(obj)


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Return true if object can be passed to an `await` expression."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return getattr(type(object), '__await__', None) is not None


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return (
        isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
        or ismethodwrapper(object)
    )


# What an object consists of


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    names = dir(object)
    processed = set()
    bases = ()
    if isclass(object):
        bases = (object,) + object.__mro__
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    results = []
    for name in names:
        try:
            value = getattr(object, name)
            if name in processed:
                raise AttributeError
        except AttributeError:
            for base in bases:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue  # `dir` promised what is not there.
        if not predicate or predicate(value):
            results.append((name, value))
        processed.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*, following the chain of `__wrapped__` attributes."""
    seen = {id(func): func}
    first = func
    while not isclass(func) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen[id(func)] = func
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """Compute the annotations dict for an object."""
    import annotationlib

    return annotationlib.get_annotations(
        obj, globals=globals, locals=locals, eval_str=eval_str, format=annotationlib.Format(format)
    )


# Docstrings


def _findclass(func):
    cls = sys.modules.get(func.__module__)
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def _finddoc(obj):
    """The docstring of what an object overrides."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        cls = obj.__self__ if isclass(obj.__self__) else obj.__self__.__class__
    elif isfunction(obj):
        name, cls = obj.__name__, _findclass(obj)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    elif isinstance(obj, property):
        name = getattr(obj, '__name__', None) or obj.fget.__name__
        cls = _findclass(obj.fget)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
        if getattr(cls, name, None) is not obj:
            return None
        slots = cls.__dict__.get('__slots__')
        if ismemberdescriptor(obj) and isinstance(slots, dict) and name in slots:
            return slots[name]
    elif isbuiltin(obj) or ismethodwrapper(obj):
        name, owner = obj.__name__, obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name), '__doc__', None) if hasattr(base, name) else None
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """Get the documentation string for an object, with its indentation removed."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None or isinstance(doc, str) and isclass(object) and '__doc__' not in object.__dict__:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split('\n')
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip(' '))
        if content:
            margin = min(margin, len(line) - content)
    lines[0] = lines[0].lstrip(' ')
    if margin < sys.maxsize:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# Generators and their kin, and frames


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
)
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
)
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'
)


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    # A coroutine that is written in Rust has no frame.
    is_new = coroutine.cr_frame is not None or getattr(coroutine, "_is_new", False)
    return CORO_CREATED if is_new else CORO_CLOSED


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """Get the mapping of coroutine local variables to their current values."""
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


def getasyncgenlocals(agen):
    """Get the mapping of asynchronous generator local variables to their current values."""
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    return agen.ag_frame.f_locals if agen.ag_frame is not None else {}


def currentframe():
    """Return the frame of the caller or None if this is not possible."""
    return sys._getframe(1) if hasattr(sys, '_getframe') else None


__all__ = [name for name in globals() if not name.startswith('_') and name not in ('builtins', 'sys', 'types')]
__all__ += [name for names in _ROOMS.values() for name in names if not name.startswith('_')]
