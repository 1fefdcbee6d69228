"""Enumerations: classes whose instances are few, named and known.

The body of such a class runs in an `EnumDict`, which notes the members as they are assigned. `EnumType`, the metaclass,
puts a `_proto_member` in the place of each; when the class exists, `__set_name__` of these makes the instances. From
then on the class hands out only what its tables hold: `_member_map_` by name, `_value2member_map_` by value.
"""

import builtins as bltns
import sys
from _types_dynamic import DynamicClassAttribute
from types import MappingProxyType

from _enum_members import (
    EnumDict, _auto_null, _is_descriptor, _is_dunder, _is_internal_class, _is_private, _is_sunder,
    _high_bit, _is_single_bit, _iter_bits_lsb, _not_given, _proto_member, auto, bin,
    member, nonmember, property, show_flag_values,
)

__all__ = [
    'EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum',
    'auto', 'unique', 'property', 'verify', 'member', 'nonmember',
    'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
    'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum',
    'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE',
    'pickle_by_global_name', 'pickle_by_enum_name',
]

# The classes below, while the metaclass that makes them already asks for them. Flags come only when somebody asks for one.
Enum = ReprEnum = _Flag = None


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        enum_dict = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            enum_dict['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return enum_dict

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        names = [name for name in classdict._member_names if name not in classdict._ignore]
        for name in classdict._ignore + ['_ignore_']:
            classdict.pop(name, None)
        invalid = {'mro', ''} & set(names)
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(repr(name) for name in invalid))
        order = classdict.pop('_order_', None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        namespace = dict(classdict)
        generate = getattr(classdict, '_generate_next_value', None)
        if generate is not None:
            namespace['_generate_next_value_'] = staticmethod(generate)
        for name in names:
            namespace[name] = _proto_member(namespace[name])
        namespace.update(
            _new_member_=new_member,
            _use_args_=use_args,
            _member_names_=[],
            _member_map_={},
            _value2member_map_={},
            _hashable_values_=[],
            _unhashable_values_=[],
            _unhashable_values_map_={},
            _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
        )
        is_flag = _Flag is not None and any(issubclass(base, _Flag) for base in bases)
        if is_flag or cls == 'Flag' and classdict.get('__module__') == 'enum':
            namespace.update(
                _boundary_=boundary or getattr(first_enum, '_boundary_', None),
                _flag_mask_=0,
                _singles_mask_=0,
                _all_bits_=0,
                _inverted_=None,
            )
        in_progress = '_%s__in_progress' % cls
        namespace[in_progress] = True
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
            type.__delattr__(enum_class, in_progress)
        except Exception as error:
            # The note about `__set_name__` speaks of what members are made with, which is nobody's business.
            if hasattr(error, '__notes__'):
                del error.__notes__
            raise
        metacls._settle_methods(enum_class, classdict, bases, member_type, first_enum)
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new_member
            enum_class.__new__ = Enum.__new__
        if is_flag:
            values = [known._value_ for known in enum_class._member_map_.values()]
            if all(isinstance(value, int) for value in values):
                values = [known._value_ for known in enum_class]
                if values != sorted(values):
                    enum_class._iter_member_ = enum_class._iter_member_by_def_
        if order is not None:
            metacls._check_order(enum_class, order)
        return enum_class

    @bltns.property
    def __signature__(cls):
        if cls._member_names_:
            return '(*values)'
        return (
            '(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)'
        )

    @staticmethod
    def _settle_methods(enum_class, classdict, bases, member_type, first_enum):
        """Of the methods that both the data type and the enumeration have, says which one counts."""
        settled = set(classdict)
        if ReprEnum is not None and ReprEnum in bases:
            settled |= {'__format__', '__str__'}
            if member_type is object:
                raise TypeError(
                    'ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)'
                )
            if '__format__' not in classdict:
                enum_class.__format__ = member_type.__format__
            if '__str__' not in classdict:
                is_plain = member_type.__str__ is object.__str__
                enum_class.__str__ = member_type.__repr__ if is_plain else member_type.__str__
        if first_enum is not None:
            for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
                if name not in settled:
                    found = getattr(enum_class, name)
                    if found in (getattr(member_type, name), getattr(object, name)):
                        setattr(enum_class, name, getattr(first_enum, name))
        if _Flag is not None and issubclass(enum_class, _Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in classdict:
                    setattr(enum_class, name, getattr(_Flag, name))

    @staticmethod
    def _check_order(enum_class, order):
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        members = enum_class._member_map_
        order = [name for name in order if name not in members or name in enum_class._member_names_]
        if order != enum_class._member_names_:
            raise TypeError(
                'member order does not match _order_:\n  %r\n  %r' % (enum_class._member_names_, order)
            )

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Looks a member up by its value; of an enumeration without members, makes a new one with these names."""
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(
                f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum"
            )
        return cls._create_(
            value, () if names is _not_given else names, module=module, qualname=qualname, type=type,
            start=start, boundary=boundary,
        )

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return isinstance(cls(value), cls)
        except ValueError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        interesting = {
            '__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
            '__module__', '__name__', '__qualname__', '__init_subclass__', *cls._member_names_,
        }
        if cls._new_member_ is not object.__new__:
            interesting.add('__new__')
        if cls._member_type_ is object:
            return sorted(interesting)
        return sorted(set(dir(cls._member_type_)) | interesting)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if _Flag is not None and issubclass(cls, _Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        from _enum_tools import create

        if module is None:
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                module = None
        return create(cls, class_name, names, module, qualname, type, start, boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Makes an enumeration out of those constants of a module that `filter` lets pass."""
        from _enum_tools import convert

        return convert(cls, name, module, filter, source, boundary, as_global)

    def _add_member_(cls, name, member):
        known = cls._member_map_.get(name)
        if known is not None and known is not member:
            raise NameError('%r is already bound: %r' % (name, known))
        found = found_kind = found_in = None
        for base in cls.__mro__[1:]:
            own = base.__dict__.get(name)
            if own is None:
                continue
            if isinstance(own, (bltns.property, DynamicClassAttribute)):
                found, found_kind = own, found_kind or 'enum'
                break
            found_in = found_in or base
            if _is_descriptor(own):
                found, found_kind = own, found_kind or 'desc'
            else:
                found_kind = 'attr'
        if found is None:
            super().__setattr__(name, member)
        else:
            # The name goes on meaning for members what a base says, and is a member of the class.
            redirect = property()
            redirect.member = member
            redirect.__set_name__(cls, name)
            if found_kind in ('enum', 'desc'):
                for part in ('fget', 'fset', 'fdel'):
                    setattr(redirect, part, getattr(found, part, None))
            redirect._attr_type, redirect._cls_type = found_kind, found_in
            super().__setattr__(name, redirect)
        cls._member_map_[name] = member

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the values, and the enumeration that is derived from."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError(
                'new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`'
            )
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    if '__dataclass_fields__' in base.__dict__ and base.__dataclass_params__.repr:
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        data_types = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types.add(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    data_types.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, data_types))
        return data_types.pop() if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes a member, whether to keep it, and whether it gets the value."""
        plain = (None, object.__new__) if Enum is None else (None, object.__new__, Enum.__new__)
        own = classdict.get('__new__')
        if own is not None:
            return own, first_enum is not None, first_enum is not None
        for name in ('__new_member__', '__new__'):
            for origin in (member_type, first_enum):
                target = getattr(origin, name, None)
                if target not in plain:
                    return target, False, first_enum is not None
        return object.__new__, False, False


EnumMeta = EnumType
_EnumDict = EnumDict


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join(f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr)


class Enum(metaclass=EnumType):
    """An enumeration: each name in its body becomes a member with a value."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if '_%s__in_progress' % cls.__name__ in cls.__dict__:
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly')
            raise TypeError('%r has no members defined' % cls)
        try:
            result, error = cls._missing_(value), None
        except Exception as raised:
            result, error = None, raised
        if isinstance(result, cls):
            return result
        if isinstance(result, int) and _Flag is not None and issubclass(cls, _Flag):
            if cls._boundary_ is cls._boundary_.EJECT:
                return result
        invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        if result is None and error is None:
            raise invalid
        if error is None:
            error = TypeError(
                'error in %s._missing_: returned %r instead of None or a valid member' % (cls.__name__, result)
            )
        if not isinstance(error, ValueError):
            error.__context__ = invalid
        raise error

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last_value = max(last_values)
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError('unable to increment %r' % (last_value,)) from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, value_repr(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        from _enum_tools import names_of_member

        return names_of_member(self)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        from _enum_tools import add_value_alias

        add_value_alias(self, value)


class ReprEnum(Enum):
    """Only the repr is the enumeration's; str and format are those of the data type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2],))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()



def __getattr__(name):
    """Flags and checks have a room of their own, which is opened when somebody first asks for one of them."""
    if name in ('_simple_enum', '_test_simple_enum'):
        import _enum_tools

        return getattr(_enum_tools, name)
    if name not in __all__:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import _enum_flags

    found = getattr(_enum_flags, name)
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *__all__})
