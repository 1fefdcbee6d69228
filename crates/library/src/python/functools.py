"""Functions that take functions and make others of them.

The parts that are called often (partial, lru_cache's wrapper, reduce, cmp_to_key) come from _functools.
"""

from _functools import Placeholder, _lru_cache_wrapper, _PlaceholderType, cmp_to_key, partial, reduce
from abc import get_cache_token
from collections import namedtuple
from types import GenericAlias, UnionType

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
    "Placeholder",
]  # fmt: skip

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like the function that it wraps: its name, docstring and so on; keep that as __wrapped__."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, since the wrapped function's own __wrapped__ came along with its __dict__.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator: it goes on the wrapper, and is given the wrapped function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering: from one comparison, the other three -----------------------------------------------------------


def _negated(name):
    def compare(self, other):
        answer = getattr(type(self), name)(self, other)
        return answer if answer is NotImplemented else not answer

    return compare


def _or_equal(name):
    def compare(self, other):
        answer = getattr(type(self), name)(self, other)
        if answer is NotImplemented:
            return answer
        return answer or self == other

    return compare


def _and_unequal(name):
    def compare(self, other):
        answer = getattr(type(self), name)(self, other)
        if answer is NotImplemented:
            return answer
        return answer and self != other

    return compare


def _neither_nor(name):
    def compare(self, other):
        answer = getattr(type(self), name)(self, other)
        if answer is NotImplemented:
            return answer
        return not answer and self != other

    return compare


def _not_or_equal(name):
    def compare(self, other):
        answer = getattr(type(self), name)(self, other)
        if answer is NotImplemented:
            return answer
        return not answer or self == other

    return compare


_orderings = {
    "__lt__": {"__gt__": _neither_nor, "__le__": _or_equal, "__ge__": _negated},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _and_unequal, "__gt__": _negated},
    "__gt__": {"__lt__": _neither_nor, "__ge__": _or_equal, "__le__": _negated},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _and_unequal, "__lt__": _negated},
}


def total_ordering(cls):
    """Give a class that has __eq__ and one of <, <=, >, >= the other three."""
    own = [name for name in _orderings if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # __lt__ is preferred to __le__, that to __gt__, that to __ge__: the greatest of their names.
    root = max(own)
    for name, make in _orderings[root].items():
        if name not in own:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            method.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, method)
    return cls


# --- partialmethod --------------------------------------------------------------------------------------------------


class partialmethod:
    """partial for a method: the arguments are given when the class is made, the instance when it is called."""

    def __new__(cls, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            # One inside another: their arguments are put together.
            merged = partial(partial(_unreachable, *func.args, **func.keywords), *args, **keywords)
            args, keywords, func = merged.args, merged.keywords, func.func
        elif args or keywords:
            checked = partial(_unreachable, *args, **keywords)
            args, keywords = checked.args, checked.keywords
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            bound = partial(self.func, cls_or_self, *self.args, **self.keywords)
            return bound(*args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        result = None
        if get is not None and not isinstance(self.func, partial):
            new_func = get(obj, cls)
            if new_func is not self.func:
                # A class or static method, or another descriptor, has bound itself.
                result = partial(new_func, *self.args, **self.keywords)
                try:
                    result.__self__ = new_func.__self__
                except AttributeError:
                    pass
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _unreachable(*args, **keywords):
    raise AssertionError("this only holds arguments together")


# --- lru_cache ------------------------------------------------------------------------------------------------------

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """Remember the results of a function: of the last maxsize different calls, or of all if that is None.

    The arguments must be hashable. With typed, f(3) and f(3.0) are remembered apart. The wrapper has cache_info(),
    cache_clear(), and the function as __wrapped__.
    """
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used as @lru_cache, without parentheses.
        user_function, maxsize = maxsize, 128
        return _cached(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Remember all results of a function: lru_cache(maxsize=None)."""
    return lru_cache(maxsize=None)(user_function)


# --- singledispatch -------------------------------------------------------------------------------------------------


def _merged(orders):
    """Several orders of classes as one that respects each of them (C3)."""
    merged = []
    while orders := [order for order in orders if order]:
        heads = (order[0] for order in orders)
        head = next((head for head in heads if not any(head in order[1:] for order in orders)), None)
        if head is None:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(head)
        orders = [order[1:] if order[0] is head else order for order in orders]
    return merged


def _order(cls, abstract):
    """The order of resolution of a class as it would be if it had abstract classes among its bases.

    Each stands as near to the root as it can: behind the class that first counts as its subclass, and there behind the
    bases that are abstract themselves.
    """
    bases = list(cls.__bases__)
    own = [base for base in abstract if issubclass(cls, base) and not any(issubclass(b, base) for b in bases)]
    inherited = [base for base in abstract if base not in own]
    last_abstract = max((place for place, base in enumerate(bases, 1) if hasattr(base, "__abstractmethods__")), default=0)
    before, behind = bases[:last_abstract], bases[last_abstract:]
    orders = [_order(base, inherited) for base in [*before, *own, *behind]]
    return _merged([[cls], *orders, before, own, behind])


def _compose(cls, registered):
    """The order of resolution of a class, with those registered abstract classes that it counts as."""
    lineage = set(cls.__mro__)
    fitting = [
        other
        for other in registered
        if other not in lineage
        and hasattr(other, "__mro__")
        and not isinstance(other, GenericAlias)
        and issubclass(cls, other)
    ]
    # A class that another of them derives from comes with that.
    fitting = [one for one in fitting if not any(one is not other and one in other.__mro__ for other in fitting)]
    order = []
    for one in fitting:
        lines = [
            [base for base in heir.__mro__ if base in fitting]
            for heir in one.__subclasses__()
            if heir not in lineage and issubclass(cls, heir)
        ]
        # Through which heir it counts says more than that it counts.
        for base in [base for line in sorted(lines, key=len, reverse=True) for base in line] or [one]:
            if base not in order:
                order.append(base)
    return _order(cls, order)


def _find_impl(cls, registry):
    """The implementation that fits a class best; between two unrelated abstract classes none does."""
    order = _compose(cls, registry)
    best = next((place for place, other in enumerate(order) if other in registry), None)
    if best is None:
        return None
    match = order[best]
    # What stands next decides whether there is a choice at all.
    for other in order[best + 1 : best + 2]:
        is_rival = other in registry and other not in cls.__mro__ and match not in cls.__mro__
        if is_rival and not issubclass(match, other):
            raise RuntimeError(f"Ambiguous dispatch: {match} or {other}")
    return registry[match]


class _Implementations:
    """The implementations of a generic function, by the class that each is for."""

    def __init__(self, name, default):
        from weakref import WeakKeyDictionary

        self.name = name
        self.by_class = {object: default}
        # What was found for which class; forgotten when an implementation comes, or, once an abstract class is among
        # the registered, when any class is declared a subclass of one.
        self.found = WeakKeyDictionary()
        self.token = None

    def dispatch(self, cls):
        """The implementation for a class."""
        if self.token is not None and self.token != (token := get_cache_token()):
            self.found.clear()
            self.token = token
        impl = self.found.get(cls)
        if impl is None:
            impl = self.by_class.get(cls)
            if impl is None:
                impl = _find_impl(cls, self.by_class)
            self.found[cls] = impl
        return impl

    def register(self, cls, func=None):
        """Register an implementation for a class, or for the classes of a union; as a decorator, too."""
        if _is_class_or_union(cls):
            if func is None:
                return lambda f: self.register(cls, f)
        elif func is not None:
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        else:
            func, cls = cls, _first_annotation(cls)
        for each in cls.__args__ if isinstance(cls, UnionType) else (cls,):
            self.by_class[each] = func
        if self.token is None and hasattr(cls, "__abstractmethods__"):
            self.token = get_cache_token()
        self.found.clear()
        return func


def _is_class_or_union(cls):
    if isinstance(cls, UnionType):
        return all(isinstance(arg, type) for arg in cls.__args__)
    return isinstance(cls, type) and not isinstance(cls, GenericAlias)


def _first_annotation(func):
    """The class with which the first parameter of a function is annotated."""
    if not getattr(func, "__annotations__", None):
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    name, cls = next(iter(func.__annotations__.items()))
    if isinstance(cls, str):
        # It is looked up where the function was defined.
        from typing import get_type_hints

        cls = get_type_hints(func)[name]
    elif cls is None:
        cls = type(None)
    if _is_class_or_union(cls):
        return cls
    if isinstance(cls, UnionType):
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")


def singledispatch(func):
    """Make a function of several implementations, of which the class of the first argument chooses.

    The function itself is for object. Others are registered: @fun.register(cls), or @fun.register on a function whose
    first parameter is annotated.
    """
    from types import MappingProxyType

    implementations = _Implementations(getattr(func, "__name__", "singledispatch function"), func)
    dispatch = implementations.dispatch

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{implementations.name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = implementations.register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(implementations.by_class)
    wrapper._clear_cache = implementations.found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for a method: the class of the first argument after self chooses."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        try:
            name = self.func.__qualname__
        except AttributeError:
            try:
                name = self.func.__name__
            except AttributeError:
                name = "?"
        return f"<single dispatch method descriptor {name}>"


class _singledispatchmethod_get:
    """The method, bound to an object."""

    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        func = unbound.func
        try:
            self.__module__ = func.__module__
        except AttributeError:
            pass
        try:
            self.__doc__ = func.__doc__
        except AttributeError:
            pass

    def __repr__(self):
        name = getattr(self.__wrapped__, "__qualname__", getattr(self.__wrapped__, "__name__", "?"))
        if self._obj is not None:
            return f"<bound single dispatch method {name} of {self._obj!r}>"
        return f"<single dispatch method {name}>"

    def __call__(self, /, *args, **kwargs):
        if not args:
            funcname = getattr(self._unbound.func, "__name__", "singledispatchmethod method")
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        method = self._dispatch(args[0].__class__)
        if hasattr(method, "__get__"):
            method = method.__get__(self._obj, self._cls)
        return method(*args, **kwargs)

    def __getattr__(self, name):
        # What a function would tell is told by the wrapped function.
        if name not in {"__name__", "__qualname__", "__isabstractmethod__", "__annotations__", "__type_params__"}:
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register


# --- cached_property ------------------------------------------------------------------------------------------------

_NOT_FOUND = object()


class cached_property:
    """A property that is computed when first asked for, and then lies in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            msg = (
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            )
            raise TypeError(msg) from None
        val = cache.get(self.attrname, _NOT_FOUND)
        if val is _NOT_FOUND:
            val = self.func(instance)
            try:
                cache[self.attrname] = val
            except TypeError:
                msg = (
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                )
                raise TypeError(msg) from None
        return val

    __class_getitem__ = classmethod(GenericAlias)
