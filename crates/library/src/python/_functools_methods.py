"""functools.partialmethod: partial for methods."""

from _functools import partial

__name__ = "functools"

GenericAlias = type(list[int])


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
