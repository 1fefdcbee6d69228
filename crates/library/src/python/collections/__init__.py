"""Containers beside list, dict, set and tuple.

namedtuple      tuples whose items have names
deque           a sequence that grows and shrinks at both ends
ChainMap        several mappings seen as one
Counter         how often each thing occurs
OrderedDict     a dict whose order is part of what it is
defaultdict     a dict that makes the values of missing keys
UserDict, UserList, UserString      bases for classes of one's own
"""

import sys
import _collections_abc
from _collections import OrderedDict, defaultdict, deque
from collections._chain_map import ChainMap
from collections._counter import Counter
from collections._named_tuple import namedtuple
from collections._user import UserDict, UserList, UserString

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]  # fmt: skip

# collections.abc is there as soon as collections is.
abc = _collections_abc
sys.modules["collections.abc"] = _collections_abc

_collections_abc.MutableSequence.register(deque)
_collections_abc.KeysView.register(type(OrderedDict().keys()))
_collections_abc.ItemsView.register(type(OrderedDict().items()))
_collections_abc.ValuesView.register(type(OrderedDict().values()))
