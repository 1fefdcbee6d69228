"""Copies of objects: copy(x) makes a new object with the same contents, deepcopy(x) copies the contents too.

A class may say how with __copy__, __deepcopy__(memo) and __replace__; otherwise an object is taken apart by
__reduce_ex__ and put together again. The memo of deepcopy knows what has been copied already, by id: so objects that
refer to each other in a circle are copied once each.
"""

import types
from _weakref import ref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """An object cannot be copied."""


error = Error

# Instances of these never change, or are what they are: a copy is the object itself.
_atomic = {
    types.NoneType, int, float, bool, str, types.EllipsisType, types.NotImplementedType, type, range,
    types.BuiltinFunctionType, types.FunctionType, types.CodeType, property, ref,
}  # fmt: skip
_copied_as_itself = _atomic | {bytes, frozenset, tuple, slice}
_deepcopied_as_itself = _atomic | {bytes}
_copied_by_method = {list, dict, set, bytearray}


def copy(x):
    """A shallow copy of an object."""
    cls = type(x)
    if cls in _copied_as_itself:
        return x
    if cls in _copied_by_method:
        return cls.copy(x)
    if cls is types.MethodType:
        return cls(x.__func__, x.__self__)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuilt(x, _taken_apart(x, cls), None)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of an object and of everything in it."""
    cls = type(x)
    if cls in _deepcopied_as_itself:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _nil)
        if known is not _nil:
            return known
    copier = _deep_copiers.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    elif (copier := getattr(x, "__deepcopy__", None)) is not None:
        made = copier(memo)
    else:
        parts = _taken_apart(x, cls)
        made = x if isinstance(parts, str) else _rebuilt(x, parts, memo)
    if made is not x:
        memo[key] = made
        _keep_alive(x, memo)
    return made


def replace(obj, /, **changes):
    """A copy of an object with some of its fields changed: of a dataclass, a named tuple, a date."""
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)


def _taken_apart(x, cls):
    """What an object says of how to make another: a callable, its arguments, its state, items, pairs."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is not None:
        return reductor()
    raise Error("un(deep)copyable object of type %s" % cls)


def _rebuilt(x, parts, memo):
    """Put an object together from its parts; with a memo, from copies of them."""
    if isinstance(parts, str):
        return x
    if len(parts) > 5:
        raise TypeError(f"{type(x).__name__}.__reduce_ex__() gave {len(parts)} parts, of which only five are known")
    func, args, state, items, pairs, *_ = *parts, *(None,) * 4
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            made.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made


def _set_state(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(made, name, value)


def _deepcopy_list(x, memo):
    made = []
    memo[id(x)] = made
    append = made.append
    for item in x:
        append(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo):
    made = [deepcopy(item, memo) for item in x]
    # Copying the items may have copied the tuple itself, if it lies in a circle.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, made):
        if old is not new:
            return tuple(made)
    return x


def _deepcopy_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep_copiers = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    types.MethodType: _deepcopy_method,
}


def _keep_alive(x, memo):
    """Keep what was copied alive as long as the memo: otherwise another object could get its id."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]
