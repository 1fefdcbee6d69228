"""Values printed so that they are easy to read: what does not fit in a line is broken over several.

    >>> from pprint import pprint
    >>> pprint({"fruits": ["apple", "banana", "cherry"], "numbers": list(range(8))}, width=40)
    {'fruits': ['apple', 'banana', 'cherry'],
     'numbers': [0, 1, 2, 3, 4, 5, 6, 7]}
"""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object, the keys of dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Ordered:
    """Makes anything comparable: what cannot be compared is compared by the name of its class."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _item_key(item):
    return _Ordered(item[0]), _Ordered(item[1])


class _Pieces:
    """A stream that keeps what is written."""

    def __init__(self):
        self.pieces = []
        self.write = self.pieces.append


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """Handle pretty printing operations onto a stream using a set of configured parameters."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        stream = _Pieces()
        self._format(object, stream, 0, 0, {}, 0)
        return "".join(stream.pieces)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The text of an object on one line, whether it can be read back, and whether it contains itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _format(self, object, stream, indent, allowance, context, level):
        objid = id(object)
        if objid in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = _METHODS.get(type(object).__repr__)
            if method is None and _is_plain_dataclass(object):
                method = PrettyPrinter._pprint_dataclass
            if method is not None:
                context[objid] = 1
                method(self, object, stream, indent, allowance, context, level + 1)
                del context[objid]
                return
        stream.write(text)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        name = object.__class__.__name__
        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_item_key) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        kind = object.__class__
        start, end = ("{", "}") if kind is set else (kind.__name__ + "({", "})")
        stream.write(start)
        self._format_items(sorted(object, key=_Ordered), stream, indent + len(start) - 1, allowance + len(end), context,
                           level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        """A long text as several literals, broken at words."""
        if not object:
            stream.write(repr(object))
            return
        import re
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        text = ""
        for number, line in enumerate(lines):
            text = repr(line)
            if number == len(lines) - 1:
                max_width1 -= allowance
            if len(text) <= max_width1:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            max_width2 = max_width
            current = ""
            for place, part in enumerate(parts):
                candidate = current + part
                if place == len(parts) - 1 and number == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(text)
            return
        if level == 1:
            stream.write("(")
        stream.write(("\n" + " " * indent).join(chunks))
        if level == 1:
            stream.write(")")

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write("(")
        before = ""
        for text in _wrap_bytes(object, self._width - indent, allowance):
            stream.write(before + text)
            before = "\n" + " " * indent
        if parens:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        kind = object.__class__
        name = "namespace" if kind.__name__ == "SimpleNamespace" else kind.__name__
        stream.write(name + "(")
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for number, mapping in enumerate(object.maps):
            if number == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            text = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={text})")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        items = list(items)
        for number, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            is_last = number == len(items) - 1
            self._format(value, stream, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(between)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        between = ",\n" + " " * indent
        items = list(items)
        for number, (key, value) in enumerate(items):
            stream.write(key + "=")
            is_last = number == len(items) - 1
            if id(value) in context:
                # As `repr` of a namespace has it.
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(between)

    def _format_items(self, items, stream, indent, allowance, context, level):
        """Items one below the other; in the compact form as many on a line as fit."""
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        separator, between = "", ",\n" + " " * indent
        width = max_width = self._width - indent + 1
        items = list(items)
        for number, item in enumerate(items):
            is_last = number == len(items) - 1
            if is_last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = max_width
                    if separator:
                        separator = between
                if width >= needed:
                    width -= needed
                    stream.write(separator + text)
                    separator = ", "
                    continue
            stream.write(separator)
            separator = between
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, bool, type(None)):
            return repr(object), True, False
        method = kind.__repr__
        if issubclass(kind, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and method is dict.__repr__:
            return self._safe_repr_dict(object, context, maxlevels, level)
        if (issubclass(kind, list) and method is list.__repr__) or (issubclass(kind, tuple) and method is tuple.__repr__):
            return self._safe_repr_items(object, context, maxlevels, level, "[]" if issubclass(kind, list) else "()")
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_repr_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        objid = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, objid in context
        if objid in context:
            return _recursion(object), False, True
        context[objid] = 1
        readable, recursive, parts = True, False, []
        items = sorted(object.items(), key=_item_key) if self._sort_dicts else object.items()
        for key, value in items:
            key_text, key_readable, key_recursive = self.format(key, context, maxlevels, level + 1)
            text, value_readable, value_recursive = self.format(value, context, maxlevels, level + 1)
            parts.append(f"{key_text}: {text}")
            readable = readable and key_readable and value_readable
            recursive = recursive or key_recursive or value_recursive
        del context[objid]
        return "{" + ", ".join(parts) + "}", readable, recursive

    def _safe_repr_items(self, object, context, maxlevels, level, brackets):
        if not object:
            return brackets, True, False
        start, end = brackets
        if start == "(" and len(object) == 1:
            end = ",)"
        objid = id(object)
        if maxlevels and level >= maxlevels:
            return f"{start}...{end}", False, objid in context
        if objid in context:
            return _recursion(object), False, True
        context[objid] = 1
        readable, recursive, parts = True, False, []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[objid]
        return start + ", ".join(parts) + end, readable, recursive


def _is_plain_dataclass(object):
    """Whether an object is a dataclass with the `repr` that was made for it: its code was written as a text."""
    kind = type(object)
    if not hasattr(kind, "__dataclass_fields__") or not kind.__dataclass_params__.repr:
        return False
    method = getattr(kind.__repr__, "__wrapped__", kind.__repr__)
    return getattr(getattr(method, "__code__", None), "co_filename", None) == "<string>"


def _wrap_bytes(object, width, allowance):
    """Bytes as literals of whole groups of four."""
    current = b""
    last = len(object) // 4 * 4
    for place in range(0, len(object), 4):
        part = object[place: place + 4]
        candidate = current + part
        if place == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


class _Methods(dict):
    """By the `__repr__` of a class what prints it. Those of classes from modules that are not loaded cannot be met."""

    def get(self, key, default=None):
        found = dict.get(self, key)
        if found is None:
            self._look_for_modules()
            found = dict.get(self, key)
        return found

    def _look_for_modules(self):
        for module, names in (("collections", _COLLECTIONS), ("types", _TYPES)):
            if module in sys.modules:
                for name, method in names.items():
                    kind = getattr(sys.modules[module], name, None)
                    if kind is not None:
                        self[kind.__repr__] = method


_COLLECTIONS = {"OrderedDict": PrettyPrinter._pprint_ordered_dict, "defaultdict": PrettyPrinter._pprint_default_dict,
                "Counter": PrettyPrinter._pprint_counter, "ChainMap": PrettyPrinter._pprint_chain_map,
                "deque": PrettyPrinter._pprint_deque, "UserDict": PrettyPrinter._pprint_user,
                "UserList": PrettyPrinter._pprint_user, "UserString": PrettyPrinter._pprint_user}
_TYPES = {"MappingProxyType": PrettyPrinter._pprint_mappingproxy, "SimpleNamespace": PrettyPrinter._pprint_simplenamespace}
_METHODS = _Methods({
    dict.__repr__: PrettyPrinter._pprint_dict,
    list.__repr__: PrettyPrinter._pprint_list,
    tuple.__repr__: PrettyPrinter._pprint_tuple,
    set.__repr__: PrettyPrinter._pprint_set,
    frozenset.__repr__: PrettyPrinter._pprint_set,
    str.__repr__: PrettyPrinter._pprint_str,
    bytes.__repr__: PrettyPrinter._pprint_bytes,
    bytearray.__repr__: PrettyPrinter._pprint_bytearray,
})
