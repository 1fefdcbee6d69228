"""The special forms: names that take arguments of their own kind, or none."""

__name__ = 'typing'  # What is made here is typing's.

from _typing import ParamSpec, Union
from _typing_aliases import _GenericAlias, _type_check
from typing import _SpecialForm, _caller


def _not_subscriptable(self, parameters):
    raise TypeError(f'{self} is not subscriptable')


@_SpecialForm
def NoReturn(self, parameters):
    """Special type indicating functions that never return."""
    _not_subscriptable(self, parameters)


@_SpecialForm
def Never(self, parameters):
    """The bottom type, a type that has no members."""
    _not_subscriptable(self, parameters)


@_SpecialForm
def Self(self, parameters):
    """Used to spell the type of "self" in classes."""
    _not_subscriptable(self, parameters)


@_SpecialForm
def LiteralString(self, parameters):
    """Represents an arbitrary literal string."""
    _not_subscriptable(self, parameters)


@_SpecialForm
def TypeAlias(self, parameters):
    """Special form for marking type aliases."""
    _not_subscriptable(self, parameters)


def _one_argument(self, parameters, accepts='accepts only single type.', **options):
    if isinstance(parameters, tuple) and len(parameters) == 1:
        parameters = parameters[0]
    return _GenericAlias(self, (_type_check(parameters, f'{self} {accepts}', **options),))


@_SpecialForm
def ClassVar(self, parameters):
    """Special type construct to mark class variables."""
    return _one_argument(self, parameters, allow_special_forms=True)


@_SpecialForm
def Final(self, parameters):
    """Special typing construct to indicate final names to type checkers."""
    return _one_argument(self, parameters, allow_special_forms=True)


@_SpecialForm
def Required(self, parameters):
    """Special typing construct to mark a TypedDict key as required."""
    return _one_argument(self, parameters, 'accepts only a single type.', allow_special_forms=True)


@_SpecialForm
def NotRequired(self, parameters):
    """Special typing construct to mark a TypedDict key as potentially missing."""
    return _one_argument(self, parameters, 'accepts only a single type.', allow_special_forms=True)


@_SpecialForm
def ReadOnly(self, parameters):
    """A special typing construct to mark an item of a TypedDict as read-only."""
    return _one_argument(self, parameters, 'accepts only a single type.', allow_special_forms=True)


@_SpecialForm
def TypeGuard(self, parameters):
    """Special typing construct for marking user-defined type predicate functions."""
    return _one_argument(self, parameters)


@_SpecialForm
def TypeIs(self, parameters):
    """Special typing construct for marking user-defined type predicate functions."""
    return _one_argument(self, parameters)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    return Union[_type_check(parameters, f'{self} requires a single type.'), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    from _typing_substitution import _LiteralGenericAlias

    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralGenericAlias) else (parameter,))
    try:
        flat = [value for value, kind in dict.fromkeys((value, type(value)) for value in flat)]
    except TypeError:
        pass  # What has no hash is not compared.
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    from _typing_substitution import _ConcatenateGenericAlias

    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    message = 'Concatenate[arg, ...]: each arg must be a type.'
    parameters = (*[_type_check(one, message) for one in parameters[:-1]], parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator."""
    from _typing_substitution import _UnpackGenericAlias

    return _UnpackGenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def Annotated(self, parameters):
    """Add context-specific metadata to a type."""
    from _typing_substitution import _AnnotatedAlias

    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError(
            'Annotated[...] should be used with at least two arguments (a type and an annotation).'
        )
    if getattr(parameters[0], '__typing_is_unpacked_typevartuple__', False):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    message = 'Annotated[t, ...]: t must be a type.'
    return _AnnotatedAlias(_type_check(parameters[0], message, allow_special_forms=True), parameters[1:])


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name, owner = self.__name__, type(self)

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                    f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`'
                )

        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
