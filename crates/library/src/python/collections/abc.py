"""The abstract classes of containers: this module and _collections_abc are one."""

import sys
import _collections_abc

sys.modules[__name__] = _collections_abc
