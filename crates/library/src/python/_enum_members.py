"""What stands in the body of an enumeration before the class exists: the namespace that notes the members, and what may be
assigned there instead of a plain value.
"""

__name__ = 'enum'  # What is made here is enum's.

import builtins as bltns
from _types_dynamic import DynamicClassAttribute
from types import FunctionType


class nonmember:
    """Keeps an attribute of the class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes an attribute of the class body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class _Unset:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


_not_given = _Unset('<not given>')
_auto_null = _Unset('_auto_null')


class auto:
    """A value that `_generate_next_value_` chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    prefix = '_%s__' % cls_name
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith('__')


def _is_internal_class(cls_name, obj):
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, '__qualname__', '')
    return qualname.endswith('%s.%s' % (cls_name, obj.__name__))


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _high_bit(value):
    return value.bit_length() - 1


def _iter_bits_lsb(value):
    value = getattr(value, '_value_', value)
    if value < 0:
        raise ValueError('%r is not a positive integer' % value)
    while value:
        lowest = value & -value
        yield lowest
        value ^= lowest


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Like `bin`, with the sign as a bit of its own: `0b0 1010`, and for negative numbers `0b1 0110`."""
    width = num.bit_length()
    digits = format(num % (1 << width), '0%db' % width) if width else ''
    sign = '1' if num < 0 else '0'
    if max_bits is not None and len(digits) < max_bits:
        digits = digits.rjust(max_bits, sign)
    return '0b%s %s' % (sign, digits)


class property(DynamicClassAttribute):
    """A property of members that leaves its name free for a member: `Color.value` may be one."""

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name))
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name)) from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError('<enum %r> cannot set attribute %r' % (self.clsname, self.name))

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError('<enum %r> cannot delete attribute %r' % (self.clsname, self.name))

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _proto_member:
    """Stands for a member until its class exists, then becomes it."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        # While code of the program makes the member, its name must not be there. Where none does, the member takes the
        # place of this object, which the machine does without forgetting what it knows of classes.
        if isinstance(enum_class._new_member_, FunctionType) or isinstance(enum_class.__init__, FunctionType):
            delattr(enum_class, member_name)
        given = self.value
        args = given if isinstance(given, tuple) else (given,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        if enum_class._use_args_:
            enum_member = enum_class._new_member_(enum_class, *args)
        else:
            enum_member = enum_class._new_member_(enum_class)
        if not hasattr(enum_member, '_value_'):
            if enum_class._member_type_ is object:
                enum_member._value_ = given
            else:
                try:
                    enum_member._value_ = enum_class._member_type_(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable to create it') from error
        value = enum_member._value_
        enum_member._name_ = member_name
        enum_member.__objclass__ = enum_class
        enum_member.__init__(*args)
        enum_member._sort_order_ = len(enum_class._member_names_)
        is_flag = '_flag_mask_' in enum_class.__dict__
        if is_flag and isinstance(value, int):
            mask = enum_class._flag_mask_ | value
            set_attribute = type.__setattr__  # None of these is a member, which is what that of the metaclass looks for.
            set_attribute(enum_class, '_flag_mask_', mask)
            set_attribute(enum_class, '_all_bits_', 2 ** mask.bit_length() - 1)
            if _is_single_bit(value):
                set_attribute(enum_class, '_singles_mask_', enum_class._singles_mask_ | value)
        canonical = self._find(enum_class, value)
        if canonical is not None:
            enum_member = canonical
        elif not is_flag or (isinstance(value, int) and _is_single_bit(value)):
            enum_class._member_names_.append(member_name)
        enum_class._add_member_(member_name, enum_member)
        try:
            enum_class._value2member_map_.setdefault(value, enum_member)
            if value not in enum_class._hashable_values_:
                enum_class._hashable_values_.append(value)
        except TypeError:
            enum_class._unhashable_values_.append(value)
            enum_class._unhashable_values_map_.setdefault(member_name, []).append(value)

    @staticmethod
    def _find(enum_class, value):
        """The member that has this value already: the new name is an alias of it."""
        try:
            return enum_class._value2member_map_.get(value)
        except TypeError:
            for known in enum_class._member_map_.values():
                if known._value_ == value:
                    return known


_USABLE_SUNDERS = frozenset({
    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
    '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_',
    '_use_args_', '_member_names_',
})


class EnumDict(dict):
    """The namespace of the body: it keeps the order of the members, and no name twice."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        cls_name = self._cls_name
        if cls_name is not None and _is_private(cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not isinstance(value, member) and (
            _is_descriptor(value) or cls_name is not None and _is_internal_class(cls_name, value)
        ):
            pass
        else:
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            value = self._settle(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _USABLE_SUNDERS:
            raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
        return value

    def _settle(self, key, value):
        """Puts a value in the place of each `auto()`, of the value itself or of an item in a tuple, and remembers what came."""
        if isinstance(value, auto):
            value = self._choose(key, value)
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = []
            for item in value:
                if isinstance(item, auto):
                    item = self._choose(key, item)
                    self._last_values.append(item)
                items.append(item)
            kind = type(value)
            try:
                return kind(items)
            except TypeError:
                return kind(*items)  # A named tuple takes its fields one by one.
        self._last_values.append(value)
        return value

    def _choose(self, key, chosen):
        if chosen.value is _auto_null:
            self._auto_called = True
            chosen.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        return chosen.value

    @bltns.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        for name in members.keys() if hasattr(members, 'keys') else ():
            self[name] = members[name]
        if not hasattr(members, 'keys'):
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value
