"""functools.total_ordering: from one comparison, the other three."""

__name__ = "functools"


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
