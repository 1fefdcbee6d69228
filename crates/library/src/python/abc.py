"""Abstract classes: classes that say which methods their subclasses must have.

A class whose metaclass is ABCMeta (most simply: one that derives from ABC) has no instances as long as one of its methods is
marked with @abstractmethod. Other classes can be declared to be its subclasses: with register(), or by a __subclasshook__ that
looks at what methods a class has.
"""

from _abc import (
    _abc_init,
    _abc_instancecheck,
    _abc_register,
    _abc_subclasscheck,
    _get_dump,
    _reset_caches,
    _reset_registry,
    get_cache_token,
)


def abstractmethod(funcobj):
    """Mark a method as abstract: a class with such a method has no instances until a subclass overrides it.

    Together with other decorators this one stands innermost, next to the function.
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method. Write @classmethod above @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method. Write @staticmethod above @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property. Write @property above @abstractmethod instead."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Declare another class to be a subclass of this one, and return it: so it also serves as a decorator."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls)"""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls)"""
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        """Print what is known about the subclasses of this class."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        registry, cache, negative_cache, version = _get_dump(cls)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative_cache!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget all declared subclasses."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Forget the answers that were given."""
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Find the abstract methods of a class again, after its attributes have changed: for decorators that add methods."""
    if not hasattr(cls, "__abstractmethods__"):
        # Not an abstract class: nothing was ever counted.
        return cls
    candidates = set(vars(cls))
    for base in cls.__bases__:
        candidates.update(getattr(base, "__abstractmethods__", ()))
    cls.__abstractmethods__ = frozenset(
        name for name in candidates if getattr(getattr(cls, name, None), "__isabstractmethod__", False)
    )
    return cls


class ABC(metaclass=ABCMeta):
    """A base for abstract classes: deriving from it is the short way of writing metaclass=ABCMeta."""

    __slots__ = ()
