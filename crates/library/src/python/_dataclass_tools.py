"""What can be done with dataclasses besides making instances: copies as dicts and tuples, copies with changes, classes made by
a call.
"""

__name__ = 'dataclasses'  # What is made here is dataclasses'.

import sys
from types import FunctionType

from dataclasses import MISSING, _FIELDS, _FIELD_CLASSVAR, _FIELD_INITVAR, _is_dataclass_instance, dataclass, fields


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _copied(obj, lambda made, copy: dict_factory([(one.name, copy(one.name)) for one in made]))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _copied(obj, lambda made, copy: tuple_factory([copy(one.name) for one in made]))


_ATOMIC_TYPES = frozenset({
    type(None), bool, int, float, str, bytes, type(...), type(NotImplemented), FunctionType, type(len),
    type, range, property,
})


def _copied(obj, build):
    """A deep copy in which each dataclass instance is what `build` makes of its fields."""
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return build(fields(obj), lambda name: _copied(getattr(obj, name), build))
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_copied(item, build) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_copied(item, build) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_copied(key, build), _copied(value, build)) for key, value in obj.items()]
        if hasattr(kind, 'default_factory'):
            made = kind(obj.default_factory)
            made.update(pairs)
            return made
        return kind(pairs)
    import copy

    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return replaced(obj, changes)


def replaced(self, changes):
    """A copy of an instance with some fields changed."""
    for made in getattr(self, _FIELDS).values():
        if made._field_type is _FIELD_CLASSVAR:
            continue
        if not made.init:
            if made.name in changes:
                raise TypeError(
                    f'field {made.name} is declared with init=False, it cannot be specified with replace()'
                )
            continue
        if made.name not in changes:
            if made._field_type is _FIELD_INITVAR and made.default is MISSING:
                raise TypeError(f'InitVar {made.name!r} must be specified with replace()')
            changes[made.name] = getattr(self, made.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None, decorator=dataclass):
    """Return a new dynamically created dataclass."""
    import keyword
    from types import new_class

    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            import typing

            name, annotation = item, typing.Any
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation

    def body(own):
        own.update(namespace or {})
        own.update(defaults)
        own['__annotations__'] = annotations

    cls = new_class(cls_name, bases, {}, body)
    if module is None:
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    cls.__module__ = module
    return decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )
