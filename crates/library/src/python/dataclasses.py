"""Classes that are written as a list of fields.

`@dataclass` reads the annotations of a class, makes a `Field` of each, and writes the methods that follow from them:
`__init__`, `__repr__`, `__eq__` and their like. It writes them as text, one piece for all methods of a class, and runs that:
so they are functions like any other, with parameters that can be inspected, and as fast as if typed by hand.
"""

import sys
from types import GenericAlias

from _dataclass_fields import (
    KW_ONLY, MISSING, Field, FrozenInstanceError, InitVar, _FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR,
    _HAS_DEFAULT_FACTORY, field,
)

__all__ = [
    'dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
    'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass',
]


# Where a class keeps its fields and its options, and what it calls after `__init__`.
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class _DataclassParams:
    """The options that `@dataclass` was given."""

    __slots__ = (
        'init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
        'weakref_slot',
    )

    def __init__(self, *options):
        for name, value in zip(self.__slots__, options):
            setattr(self, name, value)

    def __repr__(self):
        parts = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
        return f'_DataclassParams({parts})'


# Reading the fields of a class


def _own_annotations(cls):
    try:
        return cls.__annotations__
    except NameError:
        # A name is not there yet, such as that of the class itself: it stays a reference by name.
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)


def _named(annotation, cls):
    """The object that an annotation in quotes begins with: `typing.ClassVar` for `'typing.ClassVar[int]'`."""
    head, rest = _identifier(annotation)
    name = _identifier(rest[1:])[0] if rest.startswith('.') else ''
    namespace = vars(sys.modules.get(cls.__module__, object))
    return getattr(namespace.get(head), name, None) if name else namespace.get(head)


def _identifier(text):
    """The name that a text begins with, and what follows it."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _kind_of(annotation, cls):
    """Which kind of field an annotation makes; `None` for `KW_ONLY`, which makes none."""
    if isinstance(annotation, str):
        annotation = _named(annotation, cls)
    if annotation is KW_ONLY:
        return None
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    typing = sys.modules.get('typing')
    if typing is not None:
        special = typing.ClassVar
        if annotation is special or getattr(annotation, '__origin__', None) is special:
            return _FIELD_CLASSVAR
    return _FIELD


def _get_field(cls, name, annotation, kind, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, _member_descriptor):
            default = MISSING  # It is in `__slots__`, so it has no default.
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = kind
    if kind is not _FIELD:
        if made.default_factory is not MISSING:
            raise TypeError(f'field {name} cannot have a default factory')
        if kind is _FIELD_CLASSVAR and made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if kind is not _FIELD_CLASSVAR and made.kw_only is MISSING:
        made.kw_only = default_kw_only
    if kind is _FIELD and made.default is not MISSING and made.default.__class__.__hash__ is None:
        raise ValueError(
            f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory'
        )
    return made


_member_descriptor = type(Field.name)


def _collect_fields(cls, kw_only):
    """The fields of the bases, then the class's own, by name; and which of them are the class's own."""
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        found.update(getattr(base, _FIELDS, ()))
    own = []
    seen_kw_only = False
    annotations = _own_annotations(cls)
    for name, annotation in annotations.items():
        kind = _kind_of(annotation, cls)
        if kind is None:
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kind, kw_only))
    for made in own:
        found[made.name] = made
        # The class keeps the default as an attribute, and nothing where there is none.
        if isinstance(getattr(cls, made.name, None), Field):
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _check_frozen(cls, frozen):
    bases = [base for base in cls.__mro__[1:] if _PARAMS in base.__dict__]
    if not bases:
        return
    any_frozen = any(getattr(base, _PARAMS).frozen for base in bases)
    all_frozen = all(getattr(base, _PARAMS).frozen for base in bases)
    if any_frozen and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and not all_frozen:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')


# Writing the methods


class _Writer:
    """Gathers the text of methods, and the names that the text uses."""

    def __init__(self, cls):
        self.cls = cls
        self.text = []
        self.names = {'__name__': cls.__module__}
        self.methods = []

    def add(self, name, parameters, *body):
        self.text.append(f'def {name}({parameters}):')
        self.text.extend(f'  {line}' for line in body)
        self.methods.append(name)

    def run(self):
        """The functions, by name."""
        if not self.methods:
            return {}
        _execute('\n'.join(self.text) + '\n', self.names)
        made = {}
        for name in self.methods:
            made[name] = self.names.pop(name)
            made[name].__qualname__ = f'{self.cls.__qualname__}.{name}'
        return made


try:
    from _source import run as _execute
except ImportError:
    # In Python itself, `exec` does it.
    _execute = exec


def _write_init(writer, all_fields, plain, by_keyword, frozen, has_post_init):
    seen_default = None
    for made in plain:
        if not made.init:
            continue
        if made.default is not MISSING or made.default_factory is not MISSING:
            seen_default = made
        elif seen_default is not None:
            raise TypeError(
                f'non-default argument {made.name!r} follows default argument {seen_default.name!r}'
            )
    self_name = '__dataclass_self__' if any(made.name == 'self' for made in all_fields) else 'self'
    parameters = [self_name] + [_parameter(writer, made) for made in plain if made.init]
    keywords = [_parameter(writer, made) for made in by_keyword if made.init]
    if keywords:
        parameters += ['*', *keywords]
    body = []
    for made in all_fields:
        value = _initial_value(writer, made)
        if value is None:
            continue
        if frozen:
            writer.names['__dataclass_set__'] = object.__setattr__
            body.append(f'__dataclass_set__({self_name},{made.name!r},{value})')
        else:
            body.append(f'{self_name}.{made.name}={value}')
    if has_post_init:
        initvars = ','.join(made.name for made in all_fields if made._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT_NAME}({initvars})')
    writer.add('__init__', ','.join(parameters), *(body or ['pass']))


def _parameter(writer, made):
    if made.default is not MISSING:
        writer.names[f'__dataclass_dflt_{made.name}__'] = made.default
        return f'{made.name}=__dataclass_dflt_{made.name}__'
    if made.default_factory is not MISSING:
        writer.names['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
        return f'{made.name}=__dataclass_HAS_DEFAULT_FACTORY__'
    return made.name


def _initial_value(writer, made):
    """The text of what `__init__` stores for a field; `None` when it stores nothing."""
    if made._field_type is _FIELD_INITVAR:
        return None
    factory = f'__dataclass_dflt_{made.name}__'
    if made.default_factory is not MISSING:
        writer.names[factory] = made.default_factory
        if made.init:
            return f'{factory}() if {made.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {made.name}'
        return f'{factory}()'
    if made.init:
        return made.name
    if made.default is not MISSING and _has_slots(writer.cls):
        writer.names[factory] = made.default
        return factory
    return None


def _has_slots(cls):
    return '__slots__' in cls.__dict__ or getattr(cls, _PARAMS).slots


def _write_repr(writer, shown):
    writer.names['__dataclass_shown__'] = set()
    parts = ', '.join(f'{made.name}={{self.{made.name}!r}}' for made in shown)
    writer.add(
        '__repr__', 'self',
        'if id(self) in __dataclass_shown__:',
        "  return '...'",
        '__dataclass_shown__.add(id(self))',
        'try:',
        f'  return f"{{self.__class__.__qualname__}}({parts})"',
        'finally:',
        '  __dataclass_shown__.discard(id(self))',
    )


def _write_eq(writer, compared):
    test = ' and '.join(f'self.{made.name}==other.{made.name}' for made in compared) or 'True'
    writer.add(
        '__eq__', 'self,other',
        'if self is other:',
        '  return True',
        'if other.__class__ is self.__class__:',
        f'  return {test}',
        'return NotImplemented',
    )


def _write_order(writer, name, operator, compared):
    writer.add(
        name, 'self,other',
        'if other.__class__ is self.__class__:',
        f'  return {_tuple_of("self", compared)}{operator}{_tuple_of("other", compared)}',
        'return NotImplemented',
    )


def _tuple_of(owner, chosen):
    return f'({"".join(f"{owner}.{made.name}," for made in chosen)})' if chosen else '()'


def _write_frozen(writer, chosen):
    writer.names.update(__dataclass_cls__=writer.cls, FrozenInstanceError=FrozenInstanceError)
    names = f'({"".join(f"{made.name!r}," for made in chosen)})'
    writer.add(
        '__setattr__', 'self,name,value',
        f'if type(self) is __dataclass_cls__ or name in {names}:',
        '  raise FrozenInstanceError(f"cannot assign to field {name!r}")',
        'super(__dataclass_cls__, self).__setattr__(name, value)',
    )
    writer.add(
        '__delattr__', 'self,name',
        f'if type(self) is __dataclass_cls__ or name in {names}:',
        '  raise FrozenInstanceError(f"cannot delete field {name!r}")',
        'super(__dataclass_cls__, self).__delattr__(name)',
    )


def _hash_action(cls, options):
    """What becomes of `__hash__`: 'keep', 'none', 'add', or 'refuse'."""
    own = cls.__dict__.get('__hash__', MISSING)
    explicit = not (own is MISSING or own is None and '__eq__' in cls.__dict__)
    if options.unsafe_hash:
        return 'refuse' if explicit else 'add'
    if not options.eq or explicit:
        return 'keep'
    return 'add' if options.frozen else 'none'


def _process_class(cls, options):
    found = _collect_fields(cls, options.kw_only)
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, options)
    _check_frozen(cls, options.frozen)
    if options.order and not options.eq:
        raise ValueError('eq must be true if order is true')
    hash_action = _hash_action(cls, options)
    with_initvars = [made for made in found.values() if made._field_type is not _FIELD_CLASSVAR]
    plain = [made for made in with_initvars if not made.kw_only]
    by_keyword = [made for made in with_initvars if made.kw_only]
    chosen = [made for made in with_initvars if made._field_type is _FIELD]
    compared = [made for made in chosen if made.compare]

    writer = _Writer(cls)
    own = cls.__dict__
    if options.init and '__init__' not in own:
        _write_init(writer, with_initvars, plain, by_keyword, options.frozen, hasattr(cls, _POST_INIT_NAME))
    if options.repr and '__repr__' not in own:
        _write_repr(writer, [made for made in chosen if made.repr])
    if options.eq and '__eq__' not in own:
        _write_eq(writer, compared)
    if options.order:
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if name in own:
                raise TypeError(
                    f'Cannot overwrite attribute {name} in class {cls.__name__} '
                    'Consider using functools.total_ordering'
                )
            _write_order(writer, name, operator, compared)
    if options.frozen:
        for name in ('__setattr__', '__delattr__'):
            if name in own:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        _write_frozen(writer, chosen)
    if hash_action == 'refuse':
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if hash_action == 'add':
        hashed = [made for made in chosen if (made.compare if made.hash is None else made.hash)]
        writer.add('__hash__', 'self', f'return hash({_tuple_of("self", hashed)})')

    for name, function in writer.run().items():
        setattr(cls, name, function)
        if name == '__init__':
            parameters = [made for made in plain + by_keyword if made.init]
            function.__annotations__ = {made.name: made.type for made in parameters} | {'return': None}
    if hash_action == 'none':
        cls.__hash__ = None
    if '__replace__' not in own:
        cls.__replace__ = _replace
    if options.match_args and '__match_args__' not in own:
        cls.__match_args__ = tuple([made.name for made in plain if made.init])
    if not getattr(cls, '__doc__'):
        is_told = '__init__' in writer.methods and type(cls).__call__ is type.__call__
        cls.__doc__ = cls.__name__ + _signature_text(cls, is_told, plain, by_keyword)
    if options.weakref_slot and not options.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if options.slots:
        from _dataclass_slots import add_slots

        cls = add_slots(cls, options.frozen, options.weakref_slot, chosen)
    if getattr(cls, '__abstractmethods__', None):
        import abc

        abc.update_abstractmethods(cls)
    return cls


def _signature_text(cls, is_written, plain, by_keyword):
    """The parameters as the docstring of a class without one shows them."""
    if not is_written:
        import inspect

        try:
            return str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            return ''
    parts = [_parameter_text(made) for made in plain if made.init]
    keywords = [_parameter_text(made) for made in by_keyword if made.init]
    if keywords:
        parts += ['*', *keywords]
    return f'({", ".join(parts)})'


def _parameter_text(made):
    annotation = made.type
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        is_builtin = annotation.__module__ == 'builtins'
        shown = annotation.__qualname__ if is_builtin else f'{annotation.__module__}.{annotation.__qualname__}'
    elif getattr(annotation, '__module__', None) == 'typing':
        shown = repr(annotation).replace('typing.', '')
    else:
        shown = repr(annotation)
    if made.default is not MISSING:
        return f'{made.name}: {shown} = {made.default!r}'
    if made.default_factory is not MISSING:
        return f'{made.name}: {shown} = <factory>'
    return f'{made.name}: {shown}'


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        options = _DataclassParams(
            init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )
        return _process_class(cls, options)

    return wrap if cls is None else wrap(cls)


# What can be asked of a dataclass


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([made for made in found.values() if made._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _replace(self, /, **changes):
    from _dataclass_tools import replaced

    return replaced(self, changes)


_TOOLS = ('asdict', 'astuple', 'make_dataclass', 'replace')


def __getattr__(name):
    """What few programs call is loaded when it is first asked for."""
    if name not in _TOOLS:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import _dataclass_tools

    found = getattr(_dataclass_tools, name)
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *__all__})
