"""The pieces that a dataclass is described with: its fields, and the marks that stand in for values."""

__name__ = 'dataclasses'  # What is made here is dataclasses's.

from types import GenericAlias, MappingProxyType


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    """What a field is: an attribute of instances, of the class, or only a parameter of `__init__`."""

    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        return f'dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field of a dataclass: what its annotation and `field()` say about it."""

    __slots__ = (
        'name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
        'kw_only', 'doc', '_field_type',
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        if id(self) in _being_shown:
            return '...'
        _being_shown.add(id(self))
        try:
            parts = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
            return f'Field({parts})'
        finally:
            _being_shown.discard(id(self))

    def __set_name__(self, owner, name):
        """A default that is a descriptor learns its name as if it stood in the class itself."""
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name is not None:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_being_shown = set()


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING, doc=None):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)
