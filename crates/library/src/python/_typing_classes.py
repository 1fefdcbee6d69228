"""`NamedTuple` and `TypedDict`: classes whose body only names fields, and becomes something else.

`class Point(NamedTuple)` makes what `collections.namedtuple` makes; instances of `class Film(TypedDict)` are plain dicts.
"""

__name__ = 'typing'  # What is made here is typing's.

import sys
import types
from _typing import Generic

import typing


def _annotations_of(namespace):
    """The annotations in the body of a class that does not exist yet, evaluated as far as their names are known."""
    if '__annotations__' in namespace:
        return dict(namespace['__annotations__'])
    annotate = namespace.get('__annotate__', namespace.get('__annotate_func__'))
    if annotate is None:
        return {}
    try:
        return annotate(1)
    except NameError:
        import annotationlib

        return annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF)


def _checked(annotations, message):
    return {name: typing._type_check(value, message) for name, value in annotations.items()}


# NamedTuple

_prohibited = frozenset({
    '__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make',
    '_replace', '_asdict', '_source',
})
_special = frozenset({
    '__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__', '__annotations_cache__',
    '__classcell__', '__classdictcell__', '__orig_bases__', '__qualname__', '__firstlineno__',
    '__static_attributes__',
})


def _make_named_tuple(name, annotations, defaults, module):
    from collections import namedtuple

    annotations = _checked(annotations, 'NamedTuple field annotations must be types.')
    made = namedtuple(name, list(annotations), defaults=defaults, module=module)
    made.__annotations__ = annotations
    made.__new__.__annotations__ = annotations
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        plain_bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        if len(set(plain_bases)) < len(plain_bases):
            raise TypeError(f'duplicate base class {tuple.__name__}')
        annotations = _annotations_of(namespace)
        with_default = []
        for name in annotations:
            if name in namespace:
                with_default.append(name)
            elif with_default:
                raise TypeError(
                    f'Non-default namedtuple field {name} cannot follow default '
                    f'field{"s" if len(with_default) > 1 else ""} {", ".join(with_default)}'
                )
        if '__classcell__' in namespace:
            raise TypeError('uses of super() and __class__ are unsupported in methods of NamedTuple subclasses')
        defaults = [namespace[name] for name in with_default]
        made = _make_named_tuple(typename, annotations, defaults, namespace['__module__'])
        made.__bases__ = plain_bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(typing._generic_class_getitem)
        made.__orig_bases__ = namespace.get('__orig_bases__', (NamedTuple,))
        made.__qualname__ = namespace.get('__qualname__', typename)
        for name, value in namespace.items():
            if name in _prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + name)
            if name in _special:
                continue
            if name not in made._fields:
                setattr(made, name, value)
            set_name = getattr(type(value), '__set_name__', None)
            if set_name is not None:
                try:
                    set_name(value, made, name)
                except BaseException as error:
                    error.add_note(
                        f'Error calling __set_name__ on {type(value).__name__!r} instance {name!r} in {typename!r}'
                    )
                    raise
        if Generic in bases:
            made.__init_subclass__()
        return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {'__module__': 'typing'})


class _Missing:
    def __repr__(self):
        return '<sentinel>'


_sentinel = _Missing()


def _without_fields(kind, typename, fields, empty):
    """Warns of fields that are left out, or given as None."""
    import warnings

    how = 'Failing to pass a value for' if fields is _sentinel else 'Passing `None` as'
    what = 'dictionary' if empty == '{}' else 'list'
    warnings.warn(
        f"{how} the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create a {kind} class "
        f"with 0 fields using the functional syntax, pass an empty {what}, e.g. "
        f"`{typename} = {kind}({typename!r}, {empty})`.",
        DeprecationWarning, stacklevel=4 if kind == 'TypedDict' else 3,
    )


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """Typed version of namedtuple."""
    if fields is _sentinel and kwargs:
        import warnings

        warnings.warn(
            'Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in Python 3.15. '
            'Use the class-based or functional syntax instead.', DeprecationWarning, stacklevel=2,
        )
        fields = kwargs.items()
    elif fields is _sentinel:
        _without_fields('NamedTuple', typename, fields, '[]')
        fields = ()
    elif kwargs and fields is None:
        raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    elif fields is None:
        _without_fields('NamedTuple', typename, fields, '[]')
        fields = ()
    annotations = {name: value for name, value in fields}
    made = _make_named_tuple(typename, annotations, (), typing._caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


def _named_tuple_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_entries


# TypedDict


def _qualifiers(annotation):
    """The qualifiers around a type in a TypedDict: `Required[ReadOnly[int]]` has two."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = annotation.__origin__
        elif origin in (typing.Required, typing.NotRequired, typing.ReadOnly):
            yield origin
            annotation, = annotation.__args__
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        is_generic = any(issubclass(base, Generic) for base in bases)
        namespace = dict(namespace)
        annotations = _annotations_of(namespace)
        for key in ('__annotate__', '__annotate_func__'):
            namespace.pop(key, None)
        made = type.__new__(_TypedDictMeta, name, (Generic, dict) if is_generic else (dict,), namespace)
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: typing._type_check(value, message, allow_special_forms=True)
            for key, value in annotations.items()
        }
        everything, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            known = base.__dict__
            everything.update(known.get('__annotations__') or getattr(base, '__annotations__', {}))
            # Of bases that disagree the later one is right.
            of_base = known.get('__required_keys__', frozenset())
            required |= of_base
            optional -= of_base
            of_base = known.get('__optional_keys__', frozenset())
            required -= of_base
            optional |= of_base
            readonly |= known.get('__readonly_keys__', frozenset())
            mutable |= known.get('__mutable_keys__', frozenset())
        everything.update(own)
        for key, annotation in own.items():
            qualifiers = set(_qualifiers(annotation))
            is_required = typing.Required in qualifiers or total and typing.NotRequired not in qualifiers
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if typing.ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f'Cannot redefine mutable key {key!r} as read-only')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = everything
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {'__module__': 'typing'})


class _TypedDictForm:
    """`TypedDict`, as a base and as a function."""

    __slots__ = ()
    __name__ = 'TypedDict'

    def __call__(self, *args, **kwargs):
        return _make_typed_dict(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return '<function TypedDict>'


def _make_typed_dict(typename, fields=_sentinel, /, *, total=True):
    if fields is _sentinel or fields is None:
        _without_fields('TypedDict', typename, fields, '{}')
        fields = {}
    namespace = {'__annotations__': dict(fields)}
    module = typing._caller(2)
    if module is not None:
        namespace['__module__'] = module
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_make_typed_dict.__name__ = _make_typed_dict.__qualname__ = 'TypedDict'
TypedDict = _TypedDictForm()
