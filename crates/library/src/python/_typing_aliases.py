"""What a type with arguments is: `List[int]`, `Callable[[int], str]`, `Box[T]`, and how arguments take the place of parameters.

Every alias has an `__origin__`, the thing without arguments, `__args__`, and `__parameters__`, the type variables that still
wait for an argument. `alias[...]` puts arguments in their places, as deep down as they stand.
"""

__name__ = 'typing'  # What is made here is typing's.

import types

from _typing import Generic, ParamSpec, TypeVar, TypeVarTuple, Union


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


def _type_repr(obj):
    """A type as it is shown inside of another."""
    if isinstance(obj, tuple):
        return f'[{", ".join(_type_repr(item) for item in obj)}]'
    if isinstance(obj, (type, types.FunctionType)) and not isinstance(obj, types.GenericAlias):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    return '...' if obj is ... else repr(obj)


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """None stands for its class, and a string for what it will mean."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        from annotationlib import ForwardRef

        reference = ForwardRef(arg, module=module, is_class=allow_special_forms)
        reference._check()
        return reference
    return arg


# The special forms that say something without arguments.
_PLAIN_FORMS = frozenset({'LiteralString', 'NoReturn', 'Never', 'Self', 'TypeAlias'})


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Check that the argument is a type, and return it."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        is_declaration = origin is Generic or getattr(origin, '_is_bare_protocol', False)
        name = getattr(origin, '_name', None) if not isinstance(origin, type) else None
        if is_declaration or name in ('ClassVar', 'Final') and not allow_special_forms:
            raise TypeError(f'{arg} is not valid as type argument')
        return arg
    if arg is Generic or getattr(arg, '_is_bare_protocol', False):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if not isinstance(arg, type):
        from typing import _SpecialForm

        if isinstance(arg, _SpecialForm) and arg._name not in _PLAIN_FORMS:
            if not (allow_special_forms and arg._name in ('ClassVar', 'Final')):
                raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _is_unpacked_typevartuple(x):
    return getattr(x, '__typing_is_unpacked_typevartuple__', False) is True and not isinstance(x, type)


def _is_param_expr(arg):
    return (
        arg is ...
        or isinstance(arg, (tuple, list, ParamSpec))
        or isinstance(arg, _GenericAlias) and getattr(arg.__origin__, '_name', None) == 'Concatenate'
    )


def _collect_type_parameters(args, *, enforce_default_ordering=False):
    """The type variables in arguments, each once, in the order in which they first stand."""
    found = []
    after_default = after_tuple = False
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, types.GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_type_parameters(arg)
        elif hasattr(arg, '__typing_subst__'):
            inner = (arg,)
        else:
            inner = getattr(arg, '__parameters__', ())
        for parameter in inner:
            if parameter in found:
                continue
            if enforce_default_ordering and not isinstance(parameter, TypeVarTuple):
                if after_tuple and parameter.has_default():
                    raise TypeError('Type parameter with a default follows TypeVarTuple')
                if after_default and not parameter.has_default():
                    raise TypeError(
                        f'Type parameter {parameter!r} without a default follows type parameter with a default'
                    )
                after_default = parameter.has_default()
            after_tuple = after_tuple or isinstance(parameter, TypeVarTuple)
            found.append(parameter)
    return tuple(found)


def _check_generic_specialization(cls, arguments):
    parameters = cls.__parameters__
    expected = len(parameters)
    if not expected:
        raise TypeError(f'{cls} is not a generic class')
    given = len(arguments)
    if given == expected:
        return
    shown = expected
    if given < expected:
        if getattr(parameters[given], '__default__', _NoDefault) is not _NoDefault:
            return
        with_default = sum(getattr(one, '__default__', _NoDefault) is not _NoDefault for one in parameters)
        if with_default:
            shown = f'at least {expected - with_default}'
    raise TypeError(
        f'Too {"many" if given > expected else "few"} arguments for {cls}; actual {given}, expected {shown}'
    )


from _typing import NoDefault as _NoDefault


def _generic_class_getitem(cls, args):
    """`Generic[T]`, which declares parameters, and `Box[int]`, which fills them."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([_type_convert(arg) for arg in args])
    if cls is Generic or getattr(cls, '_is_bare_protocol', False):
        if not args:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
        if not all(_is_typevar_like(arg) for arg in args):
            raise TypeError(
                f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.'
            )
        if len(set(args)) != len(args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        return _GenericAlias(cls, args)
    for parameter in cls.__parameters__:
        prepare = getattr(parameter, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(cls, args)
    _check_generic_specialization(cls, args)
    settled = []
    for parameter, arg in zip(cls.__parameters__, args):
        if isinstance(parameter, TypeVarTuple):
            settled.extend(arg)
        else:
            settled.append(parameter.__typing_subst__(arg))
    return _GenericAlias(cls, tuple(settled))


def _generic_init_subclass(cls, *args, **kwargs):
    """Finds the parameters of a class that derives from `Generic[...]` or from an alias with type variables in it."""
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    written = cls.__dict__.get('__orig_bases__')
    if written is not None:
        plain = Generic in written
    else:
        plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls).__name__ != '_TypedDictMeta'
    if plain:
        raise TypeError('Cannot inherit from plain Generic')
    found = ()
    if written is not None:
        found = _collect_type_parameters(written)
        declared = None
        for base in written:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                declared = base.__parameters__
        if declared is not None:
            unlisted = [parameter for parameter in found if parameter not in declared]
            if unlisted:
                raise TypeError(
                    f'Some type variables ({", ".join(str(one) for one in unlisted)}) are not listed in '
                    f'Generic[{", ".join(str(one) for one in declared)}]'
                )
            found = declared
    cls.__parameters__ = tuple(found)


# The aliases


class _BaseGenericAlias:
    """What all aliases share: they are used in the place of their origin."""

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError('Cannot subclass special typing classes')

    _is_bare_protocol = False
    _is_qualifier = False

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead'
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass  # Not every object has room for it.
        return result

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias):
                break
            if isinstance(base, type):
                if issubclass(base, Generic):
                    break
                continue
            find = getattr(base, '__mro_entries__', None)
            others = find(bases) if find is not None else None
            if isinstance(others, tuple) and any(
                isinstance(other, type) and issubclass(other, Generic) for other in others
            ):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__') and '__origin__' in self.__dict__:
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ('_name', '_inst', '_nparams', '_defaults'):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __dir__(self):
        return sorted({*object.__dir__(self), *(name for name in dir(self.__origin__) if not _is_dunder(name))})


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A type with arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        is_declaration = origin is Generic or getattr(origin, '_is_bare_protocol', False)
        self.__parameters__ = _collect_type_parameters(self.__args__, enforce_default_ordering=is_declaration)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ is Generic or getattr(self.__origin__, '_is_bare_protocol', False):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        from _typing_substitution import substituted

        return self.copy_with(substituted(self, args))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(arg) for arg in self.__args__]) or '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        import operator

        import typing

        args = self.__args__[0] if len(self.__args__) == 1 else self.__args__
        origin = getattr(typing, self._name) if self._name else self.__origin__
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if not isinstance(origin, type) and not self._name:
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if origin is Generic:
            if any(getattr(base, '_is_bare_protocol', False) for base in bases):
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (origin,)

    def __iter__(self):
        import typing

        yield typing.Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """`typing.List` and its like, not yet subscripted: `nparams` arguments may follow, -1 for any number."""

    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        kind = 'deprecated alias to' if origin.__module__ == 'builtins' else 'generic version of'
        self.__doc__ = f'A {kind} {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_check(one, 'Parameters to generic types must be types.') for one in params])
        given, expected = len(params), self._nparams
        if self._defaults and expected - len(self._defaults) <= given < expected:
            params += self._defaults[given - expected:]
        elif given != expected:
            at_least = f'at least {expected - len(self._defaults)}' if self._defaults else expected
            raise TypeError(
                f'Too {"many" if given > expected else "few"} arguments for {self}; '
                f'actual {given}, expected {expected if given > expected else at_least}'
            )
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f'typing.Callable[[{", ".join([_type_repr(arg) for arg in args[:-1]])}], {_type_repr(args[-1])}]'


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, list):
            args = tuple(args)
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*[_type_convert(arg) for arg in args], result))


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            message = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*[_type_check(one, message) for one in params[:-1]], ...))
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple([_type_check(one, message) for one in params]))
