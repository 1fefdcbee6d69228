"""The scanner: a callable that reads one value at a place in a text. It is part of the machine."""

from _json import make_scanner

__all__ = ["make_scanner"]
