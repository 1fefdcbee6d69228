"""Dataclasses with slots: a class cannot get them later, so it is made anew."""

__name__ = 'dataclasses'  # What is made here is dataclasses'.

from types import FunctionType

from dataclasses import fields


def add_slots(cls, is_frozen, weakref_slot, chosen):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = [made.name for made in chosen]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    slots = [name for name in names if name not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        slots.append('__weakref__')
    docs = {made.name: made.doc for made in chosen}
    if any(docs.get(name) is not None for name in slots):
        namespace['__slots__'] = {name: docs.get(name) for name in slots}
    else:
        namespace['__slots__'] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    for name in ('__dict__', '__weakref__', *names):
        namespace.pop(name, None)
    if is_frozen:
        namespace.setdefault('__getstate__', _dataclass_getstate)
        namespace.setdefault('__setstate__', _dataclass_setstate)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    for value in made.__dict__.values():
        _move_methods(value, cls, made)
    return made


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ('__dict__', '__weakref__')
    if hasattr(slots, '__next__'):
        # What made the class has used it up.
        raise TypeError(f'Slots of {cls.__name__!r} cannot be determined')
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _move_methods(value, old, new):
    """Methods that say `super()` or `__class__` mean the new class from now on."""
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    functions = [value.fget, value.fset, value.fdel] if isinstance(value, property) else [value]
    for function in functions:
        if not isinstance(function, FunctionType):
            continue
        for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
            if name == '__class__' and cell.cell_contents is old:
                cell.cell_contents = new


def _dataclass_getstate(self):
    return [getattr(self, made.name) for made in fields(self)]


def _dataclass_setstate(self, state):
    for made, value in zip(fields(self), state):
        object.__setattr__(self, made.name, value)
