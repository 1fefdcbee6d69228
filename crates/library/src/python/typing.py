"""Names for what annotations say.

Nothing here checks a program; these are objects to be written in annotations and read by tools. There are many, and a program
uses a few: so each comes into being when it is first asked for, from the room where it stands.
"""

import sys

from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Union,
)

TYPE_CHECKING = False
Text = str


# A name that means something only in annotations: `Final`, `Literal`, …; `getitem` makes what `Final[int]` is.
class _SpecialForm:
    __slots__ = ('_name', '_getitem', '_is_qualifier')
    __module__ = 'typing'

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__

        self._is_qualifier = self._name in ('ClassVar', 'Final', 'Required', 'NotRequired', 'ReadOnly')

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass special typing classes')

    __iter__ = None  # There is `__getitem__`, but no sequence.

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    if not isinstance(parameters, type):
        from _typing_aliases import _type_check

        parameters = _type_check(parameters, f'{self} requires a single type.')
    return Union[parameters, type(None)]


def cast(typ, val):
    """Cast a value to a type: returns it unchanged."""
    return val


def _caller(depth=1, default='__main__'):
    """The name of the module that called the caller."""
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', default)
    except (AttributeError, ValueError):
        return None


# What is made when it is first asked for: aliases, by the class that they stand for and the number of its parameters,
# and names that live in other rooms.

_ALIASES = {
    'List': ('builtins.list', 1), 'Dict': ('builtins.dict', 2), 'Set': ('builtins.set', 1),
    'FrozenSet': ('builtins.frozenset', 1), 'Type': ('builtins.type', 1), 'Tuple': ('builtins.tuple', -1),
    'Callable': ('collections.abc.Callable', 2), 'DefaultDict': ('collections.defaultdict', 2),
    'OrderedDict': ('collections.OrderedDict', 2), 'Counter': ('collections.Counter', 1),
    'ChainMap': ('collections.ChainMap', 2), 'Deque': ('collections.deque', 1),
    'Hashable': ('collections.abc.Hashable', 0), 'Sized': ('collections.abc.Sized', 0),
    'ByteString': ('builtins.bytes', 0), 'AbstractSet': ('collections.abc.Set', 1),
    'ContextManager': ('contextlib.AbstractContextManager', 2),
    'AsyncContextManager': ('contextlib.AbstractAsyncContextManager', 2),
    'Pattern': ('re.Pattern', 1), 'Match': ('re.Match', 1),
}
_ALIASES.update((name, ('collections.abc.' + name, count)) for count, names in (
    (1, 'Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet '
        'Sequence MutableSequence MappingView KeysView ValuesView'),
    (2, 'Mapping MutableMapping ItemsView AsyncGenerator'),
    (3, 'Coroutine Generator'),
) for name in names.split())
_ALIASES['ItemsView'] = ('collections.abc.ItemsView', 2)

# Classes and functions whose names `List[int]` and its like cannot be called by.
_NOT_CALLABLE = frozenset({'List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Callable', 'Type'})

_ROOMS = {
    '_typing_aliases': (
        '_BaseGenericAlias', '_GenericAlias', '_SpecialGenericAlias', '_CallableGenericAlias', '_CallableType',
        '_TupleType', '_collect_type_parameters', '_generic_class_getitem', '_generic_init_subclass',
        '_is_param_expr', '_type_check', '_type_convert', '_type_repr',
    ),
    '_typing_substitution': (
        '_paramspec_prepare_subst', '_paramspec_subst', '_typevar_subst', '_typevartuple_prepare_subst',
        '_LiteralGenericAlias', '_ConcatenateGenericAlias', '_UnpackGenericAlias', '_AnnotatedAlias',
    ),
    '_typing_forms': (
        'NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias', 'ClassVar', 'Final', 'Required', 'NotRequired',
        'ReadOnly', 'TypeGuard', 'TypeIs', 'Literal', 'Concatenate', 'Unpack', 'Annotated', 'NewType',
    ),
    '_typing_functions': (
        'assert_type', 'assert_never', 'reveal_type', 'final', 'override', 'no_type_check',
        'no_type_check_decorator', 'dataclass_transform', 'get_origin', 'get_args', 'overload', 'get_overloads',
        'clear_overloads', 'is_typeddict', 'is_protocol', '_overload_dummy', '_ASSERT_NEVER_REPR_MAX_LENGTH',
    ),
    '_typing_classes': (
        'NamedTuple', 'NamedTupleMeta', 'TypedDict', '_TypedDict', '_TypedDictMeta', '_NamedTuple',
    ),
    '_typing_files': ('IO', 'TextIO', 'BinaryIO'),
    '_typing_protocols': (
        'Protocol', '_ProtocolMeta', 'runtime_checkable', 'get_protocol_members', 'SupportsInt', 'SupportsFloat',
        'SupportsComplex', 'SupportsBytes', 'SupportsIndex', 'SupportsAbs', 'SupportsRound',
    ),
    '_typing_hints': ('get_type_hints', 'evaluate_forward_ref'),
    'annotationlib': ('ForwardRef',),
    'types': ('GenericAlias',),
}

# Type variables that this module has for itself, and that programs borrow.
_VARIABLES = {
    'T': {}, 'KT': {}, 'VT': {}, 'T_co': {'covariant': True}, 'V_co': {'covariant': True}, 'VT_co': {'covariant': True},
    'T_contra': {'contravariant': True}, 'CT_co': {'covariant': True, 'bound': type},
}


def __getattr__(name):
    if name in _ALIASES:
        found = _make_alias(name, *_ALIASES[name])
    elif name == 'AnyStr':
        found = TypeVar('AnyStr', bytes, str)
    elif name in _VARIABLES:
        found = TypeVar(name, **_VARIABLES[name])
    else:
        room = next((room for room, names in _ROOMS.items() if name in names), None)
        if room is None:
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
        found = getattr(__import__(room), name)
    globals()[name] = found
    return found


def _make_alias(name, origin, count):
    """`typing.List` and its like: what they stand for is imported only now."""
    from _typing_aliases import _CallableType, _SpecialGenericAlias, _TupleType

    module, _, last = origin.rpartition('.')
    __import__(module)
    origin = getattr(sys.modules[module], last)
    if name == 'Callable':
        return _CallableType(origin, 2)
    if name == 'Tuple':
        return _TupleType(origin, -1, inst=False, name=name)
    defaults = ()
    if name in ('Generator', 'AsyncGenerator'):
        defaults = (type(None),) * (count - 1)
    elif name in ('ContextManager', 'AsyncContextManager'):
        defaults = (bool | None,)
    return _SpecialGenericAlias(origin, count, inst=name not in _NOT_CALLABLE, name=name, defaults=defaults)


__all__ = [
    'AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator', 'AsyncIterable',
    'AsyncIterator', 'Awaitable', 'BinaryIO', 'ByteString', 'Callable', 'ChainMap', 'ClassVar', 'Collection',
    'Concatenate', 'Container', 'ContextManager', 'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict', 'Final',
    'ForwardRef', 'FrozenSet', 'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable', 'Iterator',
    'KeysView', 'List', 'Literal', 'LiteralString', 'Mapping', 'MappingView', 'Match', 'MutableMapping',
    'MutableSequence', 'MutableSet', 'NamedTuple', 'Never', 'NewType', 'NoDefault', 'NoReturn', 'NotRequired',
    'Optional', 'OrderedDict', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'Pattern', 'Protocol', 'ReadOnly',
    'Required', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsBytes',
    'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'TYPE_CHECKING', 'Text',
    'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeAliasType', 'TypeGuard', 'TypeIs', 'TypeVar', 'TypeVarTuple',
    'TypedDict', 'Union', 'Unpack', 'ValuesView', 'assert_never', 'assert_type', 'cast', 'clear_overloads',
    'dataclass_transform', 'evaluate_forward_ref', 'final', 'get_args', 'get_origin', 'get_overloads',
    'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'no_type_check',
    'no_type_check_decorator', 'overload', 'override', 'reveal_type', 'runtime_checkable',
]


def __dir__():
    return sorted({*globals(), *__all__, *_VARIABLES})
