"""What few enumerations need: made by a call, made out of constants, a second value for a member, and what `dir` shows."""

import sys

from _enum_members import property


def create(cls, class_name, names, module, qualname, type, start, boundary):
    """The functional API: an enumeration made by calling another."""
    metacls = cls.__class__
    bases = (cls,) if type is None else (type, cls)
    member_type, first_enum = cls._get_mixins_(class_name, bases)
    classdict = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        values = []
        for count, name in enumerate(names):
            values.append(first_enum._generate_next_value_(name, start, count, values[:]))
        names = list(zip(names, values))
    for item in names:
        name, value = (item, names[item]) if isinstance(item, str) else item
        classdict[name] = value
    if module is not None:
        classdict['__module__'] = module
    if qualname is not None:
        classdict['__qualname__'] = qualname
    return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)


def convert(cls, name, module, filter, source, boundary, as_global):
    """Makes an enumeration out of those constants of a module that `filter` lets pass."""
    names = sys.modules[module].__dict__
    source = source.__dict__ if source is not None else names
    members = sorted(((key, source[key]) for key in source if filter(key)), key=lambda item: item[::-1])
    import _enum_flags

    made = cls(name, members, module=module, boundary=boundary or _enum_flags.KEEP)
    _enum_flags.global_enum(made) if as_global else names.update(made.__members__)
    names[name] = made
    return made


def names_of_member(self):
    """The names that `dir` of a member gives."""
    interesting = set() if self.__class__._member_type_ is object else set(object.__dir__(self))
    interesting.update(name for name in getattr(self, '__dict__', ()) if name[0] != '_')
    for cls in self.__class__.mro():
        for name, found in cls.__dict__.items():
            if name[0] == '_':
                continue
            if isinstance(found, property) and found.fget is None and name in self._member_map_:
                interesting.discard(name)
            elif isinstance(found, property) or name not in self._member_map_:
                interesting.add(name)
    return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__'} | interesting)


def add_value_alias(self, value):
    """Lets a member be found by another value too."""
    cls = self.__class__
    try:
        known = cls._value2member_map_.setdefault(value, self)
        if known is not self:
            raise ValueError('%r is already bound: %r' % (value, known))
        cls._hashable_values_.append(value)
    except TypeError:
        for known in cls._member_map_.values():
            if known._value_ == value and known is not self:
                raise ValueError('%r is already bound: %r' % (value, known)) from None
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(self._name_, []).append(value)


def _simple_enum(etype=None, *, boundary=None, use_args=None):
    """A decorator that makes an enumeration out of a plain class."""
    from enum import Enum

    etype = Enum if etype is None else etype
    left_out = ('__dict__', '__weakref__', '__members__', '__static_attributes__', '__firstlineno__')

    def convert_class(cls):
        metacls = etype.__class__
        namespace = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in left_out and not (name == '__doc__' and value is None):
                namespace[name] = value
        namespace['__qualname__'] = cls.__qualname__
        return metacls.__new__(metacls, cls.__name__, (etype,), namespace, boundary=boundary)

    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    """Raises TypeError if two enumerations that should be the same differ."""
    failed = []
    if checked_enum.__dict__ != simple_enum.__dict__:
        checked, simple = (
            {name: member.value for name, member in enum.__members__.items()} for enum in (checked_enum, simple_enum)
        )
        for name in checked | simple:
            if name not in simple:
                failed.append(f'missing member from simple enum:   {name!r}')
            elif name not in checked:
                failed.append(f'extra member in simple enum:       {name!r}')
            elif checked[name] != simple[name]:
                failed.append(f'{name}: {checked[name]!r} is not {simple[name]!r}')
        public = [
            {name for name in enum.__dict__ if not name.startswith('_')} for enum in (checked_enum, simple_enum)
        ]
        failed += [f'key {name!r} is not in both' for name in sorted(public[0] ^ public[1])]
    if failed:
        raise TypeError('enum mismatch:\n   %s' % '\n   '.join(failed))
