"""Containers beside list, dict, set and tuple.

namedtuple      tuples whose items have names
deque           a sequence that grows and shrinks at both ends
ChainMap        several mappings seen as one
Counter         how often each thing occurs
OrderedDict     a dict whose order is part of what it is
defaultdict     a dict that makes the values of missing keys
UserDict, UserList, UserString      bases for classes of one's own

Those that are written in the language are compiled when they are first asked for.
"""

from _collections import OrderedDict, _count_elements, defaultdict, deque

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]  # fmt: skip

_places = {
    "ChainMap": "_chain_map",
    "Counter": "_counter",
    "UserDict": "_user",
    "UserList": "_user",
    "UserString": "_user_string",
    "namedtuple": "_named_tuple",
}


def __getattr__(name):
    if name == "abc":
        import collections.abc

        return collections.abc
    place = _places.get(name)
    if place is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = __import__(f"{__name__}.{place}", fromlist=[name])
    value = globals()[name] = getattr(module, name)
    return value


def __dir__():
    return sorted({*globals(), *_places, "abc"})
