"""Names for what annotations say.

Nothing here checks a program; these are objects to be written in annotations and read by tools. The machine has the type
parameters (`_typing`); what takes arguments stands in `_typing_aliases`; classes with rules of their own (`NamedTuple`,
`TypedDict`, `Protocol`) and the functions that evaluate annotations are loaded when first asked for.
"""

import sys
import types

from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Union,
)
from _typing_aliases import (
    _AnnotatedAlias, _BaseGenericAlias, _CallableGenericAlias, _CallableType, _ConcatenateGenericAlias,
    _GenericAlias, _LiteralGenericAlias, _SpecialGenericAlias, _TupleType, _UnpackGenericAlias,
    _collect_type_parameters, _generic_class_getitem, _generic_init_subclass, _is_dunder, _is_param_expr,
    _paramspec_prepare_subst, _paramspec_subst, _type_check, _type_convert, _type_repr,
    _typevar_subst, _typevartuple_prepare_subst,
)

GenericAlias = types.GenericAlias
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
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralGenericAlias) else (parameter,))
    unique = []
    for value in flat:
        if not any(type(known) is type(value) and known == value for known in unique):
            unique.append(value)
    return _LiteralGenericAlias(self, tuple(unique))


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
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
    return _UnpackGenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def Annotated(self, parameters):
    """Add context-specific metadata to a type."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError(
            'Annotated[...] should be used with at least two arguments (a type and an annotation).'
        )
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


def _caller(depth=1, default='__main__'):
    """The name of the module that called the caller."""
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', default)
    except (AttributeError, ValueError):
        return None


# Small functions


def cast(typ, val):
    """Cast a value to a type: returns it unchanged."""
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {text}')


def reveal_type(obj, /):
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


def override(method, /):
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
            if isinstance(value, types.FunctionType) and value.__qualname__.startswith(arg.__qualname__ + '.'):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
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
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
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


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and not getattr(tp, '_is_bare_protocol', False)


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
    '_typing_classes': (
        'NamedTuple', 'NamedTupleMeta', 'TypedDict', '_TypedDict', '_TypedDictMeta', '_NamedTuple', 'IO',
        'TextIO', 'BinaryIO',
    ),
    '_typing_protocols': (
        'Protocol', '_ProtocolMeta', 'runtime_checkable', 'get_protocol_members', 'SupportsInt', 'SupportsFloat',
        'SupportsComplex', 'SupportsBytes', 'SupportsIndex', 'SupportsAbs', 'SupportsRound',
    ),
    '_typing_hints': ('get_type_hints', 'evaluate_forward_ref'),
    'annotationlib': ('ForwardRef',),
}


def __getattr__(name):
    if name in _ALIASES:
        found = _make_alias(name, *_ALIASES[name])
    elif name == 'AnyStr':
        found = TypeVar('AnyStr', bytes, str)
    else:
        room = next((room for room, names in _ROOMS.items() if name in names), None)
        if room is None:
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
        __import__(room)
        found = getattr(sys.modules[room], name)
    globals()[name] = found
    return found


def _make_alias(name, origin, count):
    module, _, last = origin.rpartition('.')
    __import__(module)
    origin = getattr(sys.modules[module], last)
    inst = name not in _NOT_CALLABLE
    if name == 'Callable':
        return _CallableType(origin, 2)
    if name == 'Tuple':
        return _TupleType(origin, -1, inst=False, name=name)
    return _SpecialGenericAlias(origin, count, inst=inst, name=name)


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
    return sorted({*globals(), *__all__})
