"""The other half of `enum`: flags, whose members combine, and the checks that decorators make.

A flag's members are bits. What they combine to is no member of the class's table until somebody asks for it: `_missing_`
makes it from its bits and remembers it.
"""

__name__ = 'enum'  # What is made here is enum's.

import enum
from enum import Enum, ReprEnum, StrEnum, _high_bit, _is_single_bit, _iter_bits_lsb, auto, bin


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** (_high_bit(last_value) + 1)
        except Exception:
            raise TypeError('invalid flag value %r' % last_value) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination of members with this value."""
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        flag_mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            if boundary is STRICT:
                width = max(value.bit_length(), flag_mask.bit_length())
                raise ValueError(
                    '%r invalid value %r\n    given %s\n  allowed %s'
                    % (cls, value, bin(value, width), bin(flag_mask, width))
                )
            if boundary is CONFORM:
                value = value & flag_mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError('%r unknown flag boundary %r' % (cls, boundary))
        negative = None
        if value < 0:
            negative = value
            value = all_bits + 1 + value if boundary in (EJECT, KEEP) else cls._singles_mask_ & value
        unknown = value & ~flag_mask
        if unknown and boundary is not KEEP:
            raise ValueError(
                '%s(%r) --> unknown values %r [%s]' % (cls.__name__, value, unknown, bin(unknown))
            )
        combined = cls._combine(value)
        combined = cls._value2member_map_.setdefault(value, combined)
        if negative is not None:
            cls._value2member_map_[negative] = combined
        return combined

    @classmethod
    def _combine(cls, value):
        """An instance for a value that is not in the tables, named after the members that it has."""
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        aliases = value & ~cls._singles_mask_
        members = list(cls._iter_member_(value & cls._singles_mask_))
        covered = 0
        for member in members:
            covered |= member._value_
        if aliases:
            for member in cls._member_map_.values():
                bits = member._value_
                if member not in members and bits and bits & value == bits:
                    members.append(member)
                    covered |= bits
        if not covered:
            made._name_ = None
        else:
            names = [member._name_ for member in members]
            if value ^ covered and cls._boundary_ is KEEP:
                names.append(cls._numeric_repr_(value ^ covered))
            made._name_ = '|'.join(names)
        return made

    def __contains__(self, other):
        """Returns True if self has at least the same flags set as other."""
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r"
                % (type(other).__qualname__, self.__class__.__qualname__)
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """Returns flags in definition order."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        value = (self.__class__._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return '<%s: %s>' % (cls_name, value)
        return '<%s.%s: %s>' % (cls_name, self._name_, value)

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return '%s(%r)' % (cls_name, self._value_)
        return '%s.%s' % (cls_name, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _operands(self, other, operator):
        """Both values as numbers; the second is NotImplemented for what is no flag of this kind."""
        value = self._get_value(other)
        if value is NotImplemented:
            return self._value_, value
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")
        return self._value_, value

    def __or__(self, other):
        mine, others = self._operands(other, '|')
        return others if others is NotImplemented else self.__class__(mine | others)

    def __and__(self, other):
        mine, others = self._operands(other, '&')
        return others if others is NotImplemented else self.__class__(mine & others)

    def __xor__(self, other):
        mine, others = self._operands(other, '^')
        return others if others is NotImplemented else self.__class__(mine ^ others)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


# From here on the metaclass treats what derives from it as flags.
enum._Flag = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = _aliases(enumeration)
    if duplicates:
        details = ', '.join('%s -> %s' % pair for pair in duplicates)
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration


def _aliases(enumeration):
    return [
        (name, member.name) for name, member in enumeration.__members__.items() if name != member.name
    ]


class EnumCheck(StrEnum):
    """various conditions to check an enumeration for"""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    def _unique(self, enumeration):
        duplicates = _aliases(enumeration)
        if duplicates:
            details = ', '.join('%s -> %s' % pair for pair in duplicates)
            raise ValueError('aliases found in %r: %s' % (enumeration, details))

    def _continuous(self, enumeration):
        values = {member.value for member in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = 'flag'
            expected = [2 ** bit for bit in range(_high_bit(low) + 1, _high_bit(high))]
        elif issubclass(enumeration, enum.IntEnum) or all(isinstance(value, int) for value in values):
            kind = 'enum'
            expected = range(low + 1, high)
        else:
            raise Exception('verify: unknown type %r' % type(enumeration))
        missing = [value for value in expected if value not in values]
        if missing:
            text = 'invalid %s %r: missing values %s' % (
                kind, enumeration.__name__, ', '.join(str(value) for value in missing)
            )
            raise ValueError(text[:256])

    def _named_flags(self, enumeration):
        named = {member.value for member in enumeration}
        missing_names, missing_value = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            unnamed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
            if unnamed:
                missing_names.append(name)
                for bit in unnamed:
                    missing_value |= bit
        if not missing_names:
            return
        if len(missing_names) == 1:
            alias = 'alias %s is missing' % missing_names[0]
        else:
            alias = 'aliases %s and %s are missing' % (', '.join(missing_names[:-1]), missing_names[-1])
        if _is_single_bit(missing_value):
            value = 'value 0x%x' % missing_value
        else:
            value = 'combined values of 0x%x' % missing_value
        raise ValueError(
            'invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
            % (enumeration.__name__, alias, value)
        )


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def global_enum_repr(self):
    """use module.enum_name instead of class.enum_name"""
    module = self.__class__.__module__.split('.')[-1]
    return '%s.%s' % (module, self._name_)


def global_flag_repr(self):
    """use module.flag_name instead of class.flag_name"""
    cls = self.__class__
    module = cls.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, cls.__name__, self._value_)
    if _is_single_bit(self._value_):
        return '%s.%s' % (module, self._name_)
    if self._boundary_ is KEEP:
        names = []
        for name in self._name_.split('|'):
            names.append(name if name[0].isdigit() else '%s.%s' % (module, name))
        return '|'.join(names)
    return '|'.join(['%s.%s' % (module, name) for name in self._name_.split('|')])


def global_str(self):
    """use enum_name instead of class.enum_name"""
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Puts the members into the module of the class, and shows them as names of that module."""
    import sys

    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
