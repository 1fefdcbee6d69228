"""The values of annotations: `get_type_hints`."""

__name__ = 'typing'  # What is made here is typing's.

import sys
import types
from annotationlib import ForwardRef, Format, _annotations_in

import typing


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Return type hints for an object: its annotations, those in quotes evaluated."""
    format = Format.VALUE if format is None else format
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            globals_of = globalns if globalns is not None else vars(sys.modules.get(base.__module__, types))
            locals_of = localns if localns is not None else vars(base)
            if globalns is None and localns is None:
                # What the module has goes before what the class has, as in CPython.
                globals_of, locals_of = locals_of, globals_of
            annotations = _annotations_in(base, format) if base.__module__ != 'builtins' else None
            for name, value in dict(annotations or {}).items():
                hints[name] = _evaluated(value, globals_of, locals_of, base, format, is_class=True)
    else:
        hints = _hints_of_callable(obj, globalns, localns, format)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _strip_annotations(value) for name, value in hints.items()}


_MAY_LACK_HINTS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, types.WrapperDescriptorType,
    types.MethodWrapperType, types.MethodDescriptorType,
)


def _hints_of_callable(obj, globalns, localns, format):
    if isinstance(obj, types.ModuleType):
        globalns = globalns if globalns is not None else obj.__dict__
    elif globalns is None:
        inner = obj
        while hasattr(inner, '__wrapped__'):
            inner = inner.__wrapped__
        globalns = getattr(inner, '__globals__', {})
    annotations = _annotations_in(obj, format)
    if annotations is None:
        if isinstance(obj, _MAY_LACK_HINTS):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    if localns is None:
        localns = globalns
    return {
        name: _evaluated(value, globalns, localns, obj, format, is_class=False)
        for name, value in dict(annotations).items()
    }


def _evaluated(value, globalns, localns, owner, format, is_class):
    if value is None:
        return type(None)
    if format == Format.STRING:
        return value if isinstance(value, str) else typing._type_repr(value)
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=not isinstance(owner, types.ModuleType), is_class=is_class)
    return _eval_type(value, globalns, localns, getattr(owner, '__type_params__', ()), format)


def _eval_type(value, globalns, localns, type_params, format, around=frozenset()):
    """Evaluates every forward reference in a type, but for those that stand in their own value."""
    if isinstance(value, ForwardRef):
        if value.__forward_arg__ in around:
            return value
        around |= {value.__forward_arg__}
        found = value.evaluate(globals=globalns, locals=localns, type_params=type_params, format=format)
        if isinstance(found, str):
            found = ForwardRef(found)
        if found is value:
            return value
        found = type(None) if found is None else found
        return _eval_type(found, globalns, localns, type_params, format, around)
    if isinstance(value, (typing._GenericAlias, types.GenericAlias, typing.Union)):
        old = value.__args__
        if isinstance(value, types.GenericAlias):
            old = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in old])
        new = tuple([_eval_type(arg, globalns, localns, type_params, format, around) for arg in old])
        if new != value.__args__:
            value = _with_args(value, new)
        if isinstance(value, types.GenericAlias) and value.__unpacked__:
            value = typing.Unpack[value.__origin__[value.__args__]]
        return value
    return value


def _with_args(value, args):
    if isinstance(value, typing.Union):
        return typing.Union[args]
    if isinstance(value, types.GenericAlias):
        return types.GenericAlias(value.__origin__, args)
    return value.copy_with(args)


def _strip_annotations(value):
    """A type without `Annotated`, `Required` and their like, however deep."""
    if isinstance(value, typing._AnnotatedAlias):
        return _strip_annotations(value.__origin__)
    if typing.get_origin(value) in (typing.Required, typing.NotRequired, typing.ReadOnly):
        return _strip_annotations(value.__args__[0])
    if isinstance(value, (typing._GenericAlias, types.GenericAlias, typing.Union)):
        args = tuple([_strip_annotations(arg) for arg in value.__args__])
        return value if args == value.__args__ else _with_args(value, args)
    return value


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None,
                         format=None, _recursive_guard=frozenset()):
    """Evaluate a forward reference as a type hint."""
    format = Format.VALUE if format is None else format
    if format == Format.STRING:
        return forward_ref.__forward_arg__
    found = forward_ref.evaluate(
        globals=globals, locals=locals, type_params=type_params, owner=owner, format=format
    )
    return _eval_type(typing._type_convert(found), globals, locals, type_params or (), format)
