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
    metas = [base for base in type(cls).__mro__ if base not in (type, object)]
    # An attribute that means one thing on the class and another on instances is told twice.
    twice = [
        name for base in cls.__mro__ for name, value in base.__dict__.items()
        if isinstance(value, types.DynamicClassAttribute) and value.fget is not None
    ]
    result, seen = [], set()
    for name in dir(cls) + twice:
        found = home = stored = None
        if name not in seen and name != '__dict__':
            found, home = _found_by_asking(cls, name, metas)
        for base in (*cls.__mro__, *metas):
            if name in base.__dict__:
                stored = base.__dict__[name]
                home = home if home in metas else base
                break
        if home is None:
            continue
        seen.add(name)
        if isinstance(stored, (staticmethod, types.BuiltinMethodType)):
            kind, found = 'static method', stored
        elif isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
            kind, found = 'class method', stored
        elif isinstance(stored, property):
            kind, found = 'property', stored
        else:
            found = stored if found is None else found
            kind = 'method' if inspect.isroutine(found) else 'data'
        result.append(Attribute(name, kind, home, found))
    return result


def _found_by_asking(cls, name, metas):
    """What reading the attribute of the class gives, and which class or metaclass gives it."""
    try:
        found = getattr(cls, name)
    except Exception:
        return None, None
    home = getattr(found, '__objclass__', None)
    if home in cls.__mro__:
        return found, home
    home = None
    for base in cls.__mro__:
        if getattr(base, name, None) is found:
            home = base
    for meta in metas:
        try:
            if meta.__getattr__(cls, name) is found:
                home = meta
        except AttributeError:
            pass
    return found, home


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
    if not isinstance(func, types.FunctionType):
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


# As `type` itself reads them: a class may have a property of the same name.
_mro_of = type.__dict__['__mro__'].__get__
_namespace_of = type.__dict__['__dict__'].__get__


def _hides_namespace(cls):
    """Whether a class has a `__dict__` of its own making, so that instances need not lie in the usual one."""
    for base in _mro_of(cls):
        if '__dict__' in _namespace_of(base):
            found = _namespace_of(base)['__dict__']
            if type(found) is not types.GetSetDescriptorType or found.__name__ != '__dict__':
                return True
    return False


def _in_class(cls, attr):
    for base in _mro_of(cls):
        if not _hides_namespace(type(base)) and attr in _namespace_of(base):
            return _namespace_of(base)[attr]
    return _missing


def _in_instance(obj, attr):
    try:
        own = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        return _missing
    return dict.get(own, attr, _missing)


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup via the descriptor protocol."""
    own, cls = _missing, type(obj)
    is_class = type in _mro_of(cls)
    if is_class:
        cls = obj
    elif not _hides_namespace(cls):
        own = _in_instance(obj, attr)
    found = _in_class(cls, attr)
    if own is not _missing and found is not _missing:
        kind = type(found)
        if _in_class(kind, '__get__') is not _missing and (
            _in_class(kind, '__set__') is not _missing or _in_class(kind, '__delete__') is not _missing
        ):
            return found
    if own is not _missing:
        return own
    if found is not _missing:
        return found
    if is_class:
        found = _in_class(type(obj), attr)
        if found is not _missing:
            return found
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
