"""Protocols: classes that say which attributes an object must have, whatever it derives from."""

__name__ = 'typing'  # What is made here is typing's.

from abc import ABCMeta, abstractmethod
from _typing import Generic
from _typing_aliases import _generic_class_getitem, _generic_init_subclass

import typing

# What a class has that is no part of its protocol.
_NOT_MEMBERS = frozenset({
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '_is_bare_protocol', '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__',
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__',
    '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__',
    '__firstlineno__', '__annotate__', '__annotate_func__', '__annotations_cache__', '__init_subclass__',
    '__qualname__', '_abc_impl',
})

# Abstract classes of the library that a protocol may derive from.
_ALLOWED_BASES = {
    'collections.abc': (
        'Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable', 'Sized',
        'Container', 'Collection', 'Reversible', 'Buffer',
    ),
    'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager'),
}


def _get_protocol_attrs(cls):
    """The names that a protocol and the protocols above it ask for."""
    found = set()
    for base in cls.__mro__[:-1]:
        if base is Generic or base.__dict__.get('_is_bare_protocol', False):
            continue
        names = list(base.__dict__)
        annotate = getattr(base, '__annotate__', None)
        try:
            names += list(base.__annotations__)
        except NameError:
            import annotationlib

            names += list(annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF))
        found.update(name for name in names if not name.startswith('_abc_') and name not in _NOT_MEMBERS)
    return found


def _no_init_or_replace_init(self, *args, **kwargs):
    """A class that implements a protocol without an `__init__` of its own uses the next one in line."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return  # It has an `__init__` of its own, which has called this one.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


# Modules that ask any class about any other, on behalf of somebody who did not ask a protocol.
_ASKED_BY = ('abc', 'functools')


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        is_protocol = any(getattr(base, '_is_bare_protocol', False) and base.__dict__.get('_is_bare_protocol')
                          for base in bases)
        if is_protocol:
            for base in bases:
                if base is object or base is Generic or getattr(base, '_is_protocol', False):
                    continue
                if base.__name__ not in _ALLOWED_BASES.get(base.__module__, ()):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get('_is_bare_protocol', False):
            return type.__subclasscheck__(cls, other)
        if typing._caller() in _ASKED_BY:
            return super().__subclasscheck__(other)
        if getattr(cls, '_is_protocol', False):
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                _refuse_check()
            data = _non_methods(cls)
            if data and cls.__dict__.get('__subclasshook__') is not None:
                listed = ', '.join(repr(name) for name in sorted(data))
                raise TypeError(
                    "Protocols with non-method members don't support issubclass(). "
                    f'Non-method members: {listed}.'
                )
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls.__dict__.get('_is_bare_protocol', False):
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False) and typing._caller() not in _ASKED_BY:
            _refuse_check()
        if type.__instancecheck__(cls, instance) or ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        data = _non_methods(cls)
        for name in cls.__protocol_attrs__:
            value = _static_attribute(instance, name)
            if value is _missing or value is None and name not in data:
                return False
        return True


def _refuse_check():
    raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')


_missing = object()


def _static_attribute(instance, name):
    """An attribute, found without running descriptors or `__getattr__`."""
    own = getattr(instance, '__dict__', None)
    if own is not None and name in own:
        return own[name]
    for base in type(instance).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _missing


def _non_methods(cls):
    found = cls.__dict__.get('__non_callable_proto_members__')
    if found is None:
        found = {name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))}
        cls.__non_callable_proto_members__ = found
    return found


def _proto_hook(cls, other):
    """A class belongs to a protocol when it has every member of it."""
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if getattr(other, '_is_protocol', False) and name in base.__dict__.get('__protocol_attrs__', ()):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False
    _is_bare_protocol = True

    def __class_getitem__(cls, parameters):
        made = _generic_class_getitem(cls, parameters)
        if cls is Protocol:
            made._inst = True
        return made

    def __init_subclass__(cls, *args, **kwargs):
        # Only what names `Protocol` among its own bases is a protocol; other classes implement some.
        cls._is_bare_protocol = False
        _generic_init_subclass(cls, *args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_proto_hook)
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol, so that `isinstance` and `issubclass` may ask it."""
    if not isinstance(cls, type) or not issubclass(cls, Generic) or not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


def get_protocol_members(tp: type, /) -> frozenset[str]:
    """Return the set of members defined in a Protocol."""
    if not typing.is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


def _supports(name, method, result):
    """A protocol with one abstract method."""
    def abstract(self):
        pass

    abstract.__name__ = method
    abstract.__qualname__ = f'{name}.{method}'
    abstract.__annotations__ = {'return': result}
    bases = (Protocol,)
    namespace = {
        '__module__': 'typing', '__slots__': (), method: abstractmethod(abstract),
        '__doc__': f'An ABC with one abstract method {method}.',
    }
    return runtime_checkable(_ProtocolMeta(name, bases, namespace))


SupportsInt = _supports('SupportsInt', '__int__', int)
SupportsFloat = _supports('SupportsFloat', '__float__', float)
SupportsBytes = _supports('SupportsBytes', '__bytes__', bytes)
SupportsIndex = _supports('SupportsIndex', '__index__', int)


@runtime_checkable
class SupportsComplex(Protocol):
    """An ABC with one abstract method __complex__."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsAbs[T](Protocol):
    """An ABC with one abstract method __abs__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T:
        pass


@runtime_checkable
class SupportsRound[T](Protocol):
    """An ABC with one abstract method __round__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        pass
