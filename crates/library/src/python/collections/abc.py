"""The abstract classes of containers: collections.abc."""

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
