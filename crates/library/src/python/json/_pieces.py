"""Writing JSON piece by piece, for `json.dump` and `JSONEncoder.iterencode`: a long text never lies in memory whole.

Each container is a generator that hands on what the generators of its items yield. A piece holds a bracket or a separator
together with the plain value behind it.
"""

from _json import encode_basestring, encode_basestring_ascii
from .encoder import INFINITY


def pieces(encoder, value):
    """The text of a value, in pieces."""
    return _Pieces(encoder).of(value, 0)


class _Pieces:
    def __init__(self, encoder):
        self.encoder = encoder
        self.quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        indent = encoder.indent
        self.indent = indent if indent is None or isinstance(indent, str) else " " * indent
        self.open = {}

    def plain(self, value):
        """The text of what is no container, or None."""
        if isinstance(value, str):
            return self.quote(value)
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return self.number(value)
        return None

    def number(self, value):
        if value == value and value != INFINITY and value != -INFINITY:
            return float.__repr__(value)
        if not self.encoder.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    def of(self, value, depth):
        text = self.plain(value)
        if text is not None:
            yield text
        elif isinstance(value, (list, tuple)):
            yield from self.array(value, depth)
        elif isinstance(value, dict):
            yield from self.object(value, depth)
        else:
            self.enter(value)
            replacement = self.encoder.default(value)
            try:
                yield from self.of(replacement, depth)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(value).__name__} object")
                raise
            self.leave(value)

    def enter(self, value):
        if self.encoder.check_circular:
            if id(value) in self.open:
                raise ValueError("Circular reference detected")
            self.open[id(value)] = value

    def leave(self, value):
        self.open.pop(id(value), None)

    def line(self, depth):
        return "" if self.indent is None else "\n" + self.indent * depth

    def array(self, values, depth):
        if not values:
            yield "[]"
            return
        self.enter(values)
        before = "[" + self.line(depth + 1)
        for index, value in enumerate(values):
            try:
                text = self.plain(value)
                if text is not None:
                    yield before + text
                else:
                    yield before
                    yield from self.of(value, depth + 1)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(values).__name__} item {index}")
                raise
            before = self.encoder.item_separator + self.line(depth + 1)
        if self.indent is not None:
            yield self.line(depth)
        yield "]"
        self.leave(values)

    def object(self, values, depth):
        if not values:
            yield "{}"
            return
        self.enter(values)
        yield "{"
        is_first = True
        items = sorted(values.items()) if self.encoder.sort_keys else values.items()
        for key, value in items:
            if isinstance(key, str):
                name = key
            else:
                name = self.plain(key)
                if name is None:
                    if self.encoder.skipkeys:
                        continue
                    kind = key.__class__.__name__
                    raise TypeError(f"keys must be str, int, float, bool or None, not {kind}")
            if is_first:
                is_first = False
                if self.indent is not None:
                    yield self.line(depth + 1)
            else:
                yield self.encoder.item_separator + self.line(depth + 1)
            yield self.quote(name)
            yield self.encoder.key_separator
            try:
                yield from self.of(value, depth + 1)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(values).__name__} item {key!r}")
                raise
        if not is_first and self.indent is not None:
            yield self.line(depth)
        yield "}"
        self.leave(values)
