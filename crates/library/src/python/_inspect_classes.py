"""Looking at classes without running them, and at what functions reach outside."""

__name__ = 'inspect'  # What is made here is inspect's.

import builtins
import sys
import types
from collections import namedtuple
from enum import IntFlag

import inspect

Attribute = namedtuple('Attribute', 'name kind defining_class object', module='inspect')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module='inspect')


class BufferFlags(IntFlag):
    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    READ = 0x100
    WRITE = 0x200


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples: name, kind, defining class, object."""
    result = []
    for name in sorted(set(dir(cls)) | {name for base in type(cls).__mro__[:-2] for name in base.__dict__}):
        home = next((base for base in cls.__mro__ if name in base.__dict__), None)
        if home is None:
            home = next((base for base in type(cls).__mro__ if name in base.__dict__), None)
            if home is None:
                continue
        found = home.__dict__[name]
        if isinstance(found, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(found, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(found, property):
            kind = 'property'
        else:
            kind = 'method' if inspect.isroutine(found) else 'data'
        result.append(Attribute(name, kind, home, found))
    return result


def walktree(classes, children, parent):
    results = []
    for cls in sorted(classes, key=lambda one: (one.__module__, one.__name__)):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists."""
    children, roots = {}, []
    for cls in classes:
        if not cls.__bases__:
            if cls not in roots:
                roots.append(cls)
            continue
        for parent in cls.__bases__:
            below = children.setdefault(parent, [])
            if cls not in below:
                below.append(cls)
            if unique and parent in classes:
                break
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


def getclosurevars(func):
    """Get the mapping of free variables to their current values."""
    if inspect.ismethod(func):
        func = func.__func__
    if not inspect.isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            pass
    global_names, builtin_names, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            global_names[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin_names[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_names, builtin_names, unbound)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup via the descriptor protocol."""
    cls = obj if isinstance(obj, type) else type(obj)
    on_class = _missing
    for base in cls.__mro__:
        if attr in base.__dict__:
            on_class = base.__dict__[attr]
            break
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, '__dict__')
        except AttributeError:
            own = {}
        if attr in own and not (on_class is not _missing and inspect.isdatadescriptor(on_class)):
            return own[attr]
    if on_class is not _missing:
        return on_class
    if isinstance(obj, type):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name, without running descriptors."""
    pairs = []
    for name in sorted(dir(object)):
        value = getattr_static(object, name, _missing)
        if value is not _missing and (not predicate or predicate(value)):
            pairs.append((name, value))
    return pairs
