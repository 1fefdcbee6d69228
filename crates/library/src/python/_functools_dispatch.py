"""functools.singledispatch: functions of several implementations."""

from abc import get_cache_token
from functools import update_wrapper

__name__ = "functools"

GenericAlias = type(list[int])
UnionType = type(int | str)


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
        # It is looked up where the function was defined; what is not there yet stays a reference.
        from annotationlib import Format, ForwardRef
        from typing import get_type_hints

        cls = get_type_hints(func, format=Format.FORWARDREF)[name]
        if isinstance(cls, ForwardRef):
            raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is an unresolved forward reference.")
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
