"""The functions and decorators of `typing`: most leave their argument as it is, for a type checker to read."""

__name__ = 'typing'  # What is made here is typing's.

import sys
import types
import typing

from _typing import Generic, ParamSpecArgs, ParamSpecKwargs, Union
from _typing_aliases import _BaseGenericAlias, _GenericAlias, _is_param_expr
from types import GenericAlias


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg: typing.Never, /) -> typing.Never:
    """Statically assert that a line of code is unreachable."""
    text = repr(arg)
    if len(text) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        text = text[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {text}')


def reveal_type[T](obj: T, /) -> T:
    """Ask a static type checker to reveal the inferred type of an expression."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override[F](method: F, /) -> F:
    """Indicate that a method is intended to override a method in a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            # What the class has borrowed from elsewhere, itself included, stays as it is.
            inner = value.__func__ if isinstance(value, (staticmethod, classmethod)) else value
            if not isinstance(inner, (types.FunctionType, type)) or inner.__module__ != arg.__module__:
                continue
            if inner.__qualname__ != f'{arg.__qualname__}.{inner.__name__}':
                continue
            if isinstance(inner, type):
                no_type_check(inner)
            else:
                inner.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    from functools import wraps
    import warnings

    text = "'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15"
    warnings.warn(text, DeprecationWarning, stacklevel=2)

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs,
        }
        return cls_or_fn

    return decorator


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if getattr(tp, '__metadata__', None) is not None and isinstance(tp, _GenericAlias):
        from _typing_forms import Annotated

        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if getattr(tp, '__metadata__', None) is not None and isinstance(tp, _GenericAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        is_callable = getattr(tp.__origin__, '__name__', None) == 'Callable'
        if is_callable and not (len(args) == 2 and _is_param_expr(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions outside a stub '
        'module should always be followed by an implementation that is not @overload-ed.'
    )


_overload_registry = {}


def overload(func):
    """Decorator for overloaded functions/methods."""
    inner = getattr(func, '__func__', func)
    try:
        known = _overload_registry.setdefault((inner.__module__, inner.__qualname__), {})
        known[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass  # Not a function of a program: it is not remembered.
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, '__func__', func)
    return list(_overload_registry.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overload_registry.clear()


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return type(tp).__name__ == '_TypedDictMeta' and type(tp).__module__ == 'typing'


def is_protocol(tp: type, /) -> bool:
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and not getattr(tp, '_is_bare_protocol', False)
