"""Writing JSON: `JSONEncoder`, whose method `default` programs override for values that JSON does not know."""

from _json import encode, encode_basestring, encode_basestring_ascii

INFINITY = float("inf")


class JSONEncoder:
    """Extensible JSON <https://json.org> encoder for Python data structures.

    A dict becomes an object, a list or tuple an array, a str a string, an int or float a number, and True, False and None
    become true, false and null. To write other things, derive from this class and override `default`, which returns
    something that can be written, or calls the method it overrides, which raises `TypeError`.
    """

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        """``skipkeys`` leaves out keys that are no text, number or None; ``ensure_ascii`` escapes other characters;
        ``allow_nan`` writes NaN and the infinities; ``indent`` is a number of spaces, or a text, for each level."""
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Implement this method in a subclass such that it returns a serializable object for ``o``, or calls the base
        implementation (to raise a ``TypeError``)."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            return "".join(self.iterencode(o, _one_shot=True))
        return self._whole(o)

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string representation as available."""
        if _one_shot:
            return iter((self._whole(o),))
        from ._pieces import pieces
        return pieces(self, o)

    def _whole(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return encode(o, self.default, self.key_separator, self.item_separator, indent, self.sort_keys, self.skipkeys,
                      self.allow_nan, self.ensure_ascii, self.check_circular)
