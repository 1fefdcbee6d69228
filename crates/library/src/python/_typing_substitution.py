"""How arguments take the place of parameters, and the aliases whose arguments are no ordinary types."""

__name__ = 'typing'  # What is made here is typing's.

import types

from _typing import ParamSpec, TypeVarTuple
from _typing_aliases import (
    _CallableGenericAlias, _GenericAlias, _is_param_expr, _is_unpacked_typevartuple, _type_check, _type_convert,
    _type_repr,
)


# What the machine asks for when a parameter is replaced


def _typevar_subst(self, arg):
    arg = _type_check(arg, 'Parameters to generic types must be types.')
    if isinstance(arg, _GenericAlias) and getattr(arg.__origin__, '_name', None) == 'Unpack':
        raise TypeError(f'{arg} is not valid as type argument')
    return arg


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(item, 'Expected a type.') for item in arg])
    if not _is_param_expr(arg):
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
    return arg


def _paramspec_prepare_subst(self, alias, args):
    parameters = alias.__parameters__
    place = parameters.index(self)
    if place == len(args) and self.has_default():
        args = (*args, self.__default__)
    if place >= len(args):
        raise TypeError(f'Too few arguments for {alias}')
    if len(parameters) == 1 and not _is_param_expr(args[0]):
        return (args,)
    if isinstance(args[place], list):
        return (*args[:place], tuple(args[place]), *args[place + 1:])
    return args


def _typevartuple_prepare_subst(self, alias, args):
    """Gathers the arguments that fall to `*Ts` into one."""
    parameters = alias.__parameters__
    place = parameters.index(self)
    if any(isinstance(parameter, TypeVarTuple) for parameter in parameters[place + 1:]):
        raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
    after = len(parameters) - place - 1
    needed = sum(1 for parameter in parameters if parameter is not self and not parameter.has_default())
    if len(args) < needed:
        raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least {needed}')
    after = min(after, len(args) - place)
    end = len(args) - after
    if place == end and self.has_default():
        gathered = _unpack_args((self.__default__,))
    else:
        gathered = args[place:end]
    return (*args[:place], tuple(gathered), *args[end:])


def _unpack_args(args):
    """Arguments with `*tuple[int, str]` spread out."""
    spread = []
    for arg in args:
        if isinstance(arg, types.GenericAlias) and arg.__unpacked__ and arg.__origin__ is tuple:
            inner = arg.__args__
        else:
            inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            spread.extend(inner)
        else:
            spread.append(arg)
    return spread


def substituted(self, args):
    """The arguments of an alias, with these in the places of its parameters."""
    args = tuple(_unpack_args([_type_convert(arg) for arg in args]))
    for parameter in self.__parameters__:
        prepare = getattr(parameter, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(self, args)
    given, expected = len(args), len(self.__parameters__)
    if given != expected:
        raise TypeError(
            f'Too {"many" if given > expected else "few"} arguments for {self}; '
            f'actual {given}, expected {expected}'
        )
    return tuple(_replaced(self, self.__args__, dict(zip(self.__parameters__, args))))


def _replaced(self, old_args, new_of):
    """The arguments with each parameter in them replaced."""
    result = []
    for old in old_args:
        if isinstance(old, type) and not isinstance(old, types.GenericAlias):
            result.append(old)
            continue
        substitute = getattr(old, '__typing_subst__', None)
        if substitute is not None:
            new = substitute(new_of[old])
        elif isinstance(old, tuple):
            new = tuple(_replaced(self, old, new_of))
        else:
            inner = getattr(old, '__parameters__', ())
            if not inner:
                new = old
            elif _is_unpacked_typevartuple(old) and not isinstance(old, types.GenericAlias):
                new = new_of[inner[0]]
                result.extend(new)
                continue
            else:
                arguments = []
                for parameter in inner:
                    given = new_of[parameter]
                    if isinstance(parameter, TypeVarTuple):
                        arguments.extend(given)
                    else:
                        arguments.append(given)
                new = old[tuple(arguments)]
        if isinstance(self, _CallableGenericAlias) and isinstance(new, tuple):
            result.extend(new)
        else:
            result.append(new)
    return result


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return _with_types(self.__args__) == _with_types(other.__args__)

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))

    def __repr__(self):
        return f'typing.Literal[{", ".join([_type_repr(arg) for arg in self.__args__])}]'


def _with_types(values):
    return {(value, type(value)) for value in values}


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        if isinstance(args[-1], (list, tuple)):
            return (*args[:-1], *args[-1])
        if isinstance(args[-1], _ConcatenateGenericAlias):
            args = (*args[:-1], *args[-1].__args__)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return 'typing.Unpack[' + _type_repr(self.__args__[0]) + ']'

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, types.GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError('Unpack[...] must be used with a tuple type')
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias, _root=True):
    """`Annotated[t, x]`: a type, and what is to be known of it besides."""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __reduce__(self):
        import operator
        import typing

        return operator.getitem, (typing.Annotated, (self.__origin__, *self.__metadata__))

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(repr(a) for a in self.__metadata__)}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)
