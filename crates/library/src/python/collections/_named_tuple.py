"""namedtuple: classes of tuples whose items have names."""

import sys
from _collections import _tuple_constructor, _tuplegetter
from keyword import iskeyword as _iskeyword

__name__ = "collections"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a class of tuples with named fields.

    >>> Point = namedtuple("Point", ["x", "y"])
    >>> p = Point(11, y=22)
    >>> p[0] + p.y
    33
    >>> p._replace(x=100)
    Point(x=100, y=22)
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    typename = str(typename)
    if rename:
        _rename_invalid(field_names)
    _check_names(typename, field_names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(reversed(list(zip(reversed(field_names), reversed(defaults)))))
    fields = tuple(sys.intern(name) for name in field_names)
    namespace = _namespace(typename, fields, field_defaults, defaults or ())
    result = type(typename, (tuple,), namespace)
    # The class belongs to the module that called, if that can be told.
    if module is None:
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    if module is not None:
        result.__module__ = module
    return result


def _rename_invalid(field_names):
    """Give names that cannot be fields the names of their places."""
    seen = set()
    for place, name in enumerate(field_names):
        if not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen:
            field_names[place] = f"_{place}"
        seen.add(name)


def _check_names(typename, field_names, rename):
    for name in [typename, *field_names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _namespace(typename, fields, field_defaults, defaults):
    """What lies in the class: the methods, and a descriptor for every field."""
    count = len(fields)
    arg_list = ", ".join(fields) + ("," if count == 1 else "")
    repr_fmt = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"
    new_tuple = tuple.__new__

    __new__ = _tuple_constructor(typename, fields, defaults)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({arg_list})"

    @classmethod
    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + repr_fmt % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({arg_list})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for place, name in enumerate(fields):
        namespace[name] = _tuplegetter(place, sys.intern(f"Alias for field number {place}"))
    return namespace
