"""How something is called: its parameters, read from its code, its class or the text beside a function in Rust."""

__name__ = 'inspect'  # What is made here is inspect's.

import sys
import types
from collections import OrderedDict
from enum import IntEnum
from keyword import iskeyword

import inspect


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _void:
    """Stands for an argument that was not given, where `_empty` is one that may be."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        made = int.__new__(cls, value)
        made._value_ = value
        made.description = description
        return made

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _EITHER, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    return repr(annotation)


def formatannotationrelativeto(object):
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


class Parameter:
    """Represents a parameter in a function signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _EITHER
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind._value2member_map_[kind]
        except KeyError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Creates a customized copy of the Parameter."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            annotation = formatannotation(
                self._annotation, quote_annotation_strings=quote_annotation_strings
            )
            text = f'{text}: {annotation}'
        if self._default is not _empty:
            equals = '=' if self._annotation is _empty else ' = '
            text = f'{text}{equals}{self._default!r}'
        if self._kind is _VAR_POSITIONAL:
            return '*' + text
        if self._kind is _VAR_KEYWORD:
            return '**' + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name
            and self._kind == other._kind
            and self._default == other._default
            and self._annotation == other._annotation
        )


class BoundArguments:
    """Result of `Signature.bind` call. Holds the mapping of arguments to the function's parameters."""

    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        completed = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                value = self.arguments[name]
            elif parameter.default is not _empty:
                value = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                value = ()
            elif parameter.kind is _VAR_KEYWORD:
                value = {}
            else:
                continue  # It was bound partially.
            completed.append((name, value))
        self.arguments = dict(completed)

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        args = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{self.__class__.__name__} ({args})>'


class Signature:
    """A Signature object represents the overall signature of a function."""

    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        listed = OrderedDict()
        last_kind, seen_default = _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if __validate_parameters__:
                kind, name = parameter.kind, parameter.name
                if kind < last_kind:
                    raise ValueError(
                        f'wrong parameter order: {last_kind.description} parameter before '
                        f'{kind.description} parameter'
                    )
                if kind > last_kind:
                    last_kind = kind
                if kind in (_POSITIONAL_ONLY, _EITHER):
                    if parameter.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError('non-default argument follows default argument')
                if name in listed:
                    raise ValueError(f'duplicate parameter name: {name!r}')
            listed[parameter.name] = parameter
        self._parameters = types.MappingProxyType(listed)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
                      annotation_format=1):
        """Constructs Signature for the given callable object."""
        return _Reader(cls, follow_wrapped, globals, locals, eval_str, annotation_format).read(obj)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Creates a customized copy of the Signature."""
        return type(self)(
            self._parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _comparable(self):
        by_name = {name: one for name, one in self._parameters.items() if one.kind is _KEYWORD_ONLY}
        in_order = tuple([one for one in self._parameters.values() if one.kind is not _KEYWORD_ONLY])
        return in_order, by_name, self._return_annotation

    def __hash__(self):
        in_order, by_name, return_annotation = self._comparable()
        return hash((in_order, frozenset(by_name.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._comparable() == other._comparable()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        kwargs = dict(kwargs)
        given = list(args)
        positional_only_named = []
        # Whether each parameter so far took an argument by its position.
        all_given = True
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind is _VAR_POSITIONAL:
                if given:
                    arguments[name], given = tuple(given), []
                all_given = False
            elif kind in (_KEYWORD_ONLY, _VAR_KEYWORD) and given:
                raise TypeError('too many positional arguments')
            elif kind is _VAR_KEYWORD:
                continue
            elif given:
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = given.pop(0)
            elif kind is not _POSITIONAL_ONLY and name in kwargs:
                arguments[name] = kwargs.pop(name)
                all_given = False
            else:
                if kind is _POSITIONAL_ONLY and name in kwargs and not self._takes_any_keyword():
                    positional_only_named.append(name)
                    if parameter.default is not _empty:
                        continue
                if parameter.default is _empty and not partial:
                    self._complain_of_missing(parameter, kwargs, all_given)
                all_given = False
        if given:
            raise TypeError('too many positional arguments')
        rest = next((name for name, one in self._parameters.items() if one.kind is _VAR_KEYWORD), None)
        if kwargs:
            if rest is not None:
                arguments[rest] = kwargs
            elif positional_only_named:
                raise TypeError(
                    'got some positional-only arguments passed as keyword arguments: '
                    f'{", ".join(positional_only_named)!r}'
                )
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)

    def _takes_any_keyword(self):
        return any(one.kind is _VAR_KEYWORD for one in self._parameters.values())

    def _complain_of_missing(self, parameter, kwargs, all_given):
        kind = ''
        if parameter.kind is _POSITIONAL_ONLY and parameter.name in kwargs:
            kind = ' positional-only'
        elif parameter.kind is _KEYWORD_ONLY and all_given:
            kind = ' keyword-only'
        raise TypeError(f'missing a required{kind} argument: {parameter.name!r}')

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed `args` and `kwargs` to the function's signature."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Like `bind`, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Create a string representation of the Signature object."""
        parts = []
        slash_due, star_due = False, True
        for parameter in self._parameters.values():
            text = parameter._format(quote_annotation_strings=quote_annotation_strings)
            if parameter.kind is _POSITIONAL_ONLY:
                slash_due = True
            elif slash_due:
                parts.append('/')
                slash_due = False
            if parameter.kind is _VAR_POSITIONAL:
                star_due = False
            elif parameter.kind is _KEYWORD_ONLY and star_due:
                parts.append('*')
                star_due = False
            parts.append(text)
        if slash_due:
            parts.append('/')
        rendered = f'({", ".join(parts)})'
        if max_width is not None and len(rendered) > max_width:
            rendered = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            annotation = formatannotation(
                self._return_annotation, quote_annotation_strings=quote_annotation_strings
            )
            rendered += f' -> {annotation}'
        return rendered


_BUILTIN_FUNCTIONS = (
    types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType,
    types.ClassMethodDescriptorType,
)


class _Reader:
    """Finds the signature of a callable, whatever it is."""

    def __init__(self, cls, follow_wrapped, globals, locals, eval_str, annotation_format):
        self.cls = cls
        self.follow_wrapped = follow_wrapped
        self.globals, self.locals, self.eval_str = globals, locals, eval_str
        self.annotation_format = annotation_format

    def read(self, obj):
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if isinstance(obj, types.MethodType):
            return self.without_first(self.read(obj.__func__))
        if self.follow_wrapped:
            obj = inspect.unwrap(obj, stop=lambda func: hasattr(func, '__signature__'))
            if isinstance(obj, types.MethodType):
                return self.read(obj)
        said = getattr(obj, '__signature__', None)
        if said is not None and not isinstance(obj, type):
            if not isinstance(said, Signature):
                raise TypeError(f'unexpected object {said!r} in __signature__ attribute')
            return said
        functools = sys.modules.get('functools')
        if isinstance(obj, types.FunctionType):
            partial = getattr(obj, '__partialmethod__', None)
            if functools is not None and isinstance(partial, functools.partialmethod):
                return self.of_partial_method(partial)
            return self.of_function(obj)
        if functools is not None and isinstance(obj, functools.partial):
            return self.of_partial(self.read(obj.func), obj)
        if isinstance(obj, type):
            return self.of_class(obj)
        if inspect.isfunction(obj):
            return self.of_builtin(obj)
        call = getattr(type(obj), '__call__', None)
        # An instance of a class written in Rust is called as that class says.
        is_instance = isinstance(call, types.WrapperDescriptorType) and not isinstance(obj, _BUILTIN_FUNCTIONS)
        if not is_instance and hasattr(type(obj), '__text_signature__') and hasattr(obj, '__text_signature__'):
            return self.of_builtin(obj)
        if call is not None:
            signature = self.read(call)
            return signature if isinstance(call, staticmethod) else self.without_first(signature)
        raise ValueError(f'callable {obj!r} is not supported by signature')

    def without_first(self, signature):
        parameters = list(signature.parameters.values())
        if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
            raise ValueError('invalid method signature')
        if parameters[0].kind is not _VAR_POSITIONAL:
            parameters.pop(0)
        return signature.replace(parameters=parameters)

    def of_function(self, func):
        written = getattr(func, '__text_signature__', None)
        if written:
            return self.from_text(written, func)
        code = func.__code__
        count, only = code.co_argcount, code.co_posonlyargcount
        names = code.co_varnames
        annotations = inspect.get_annotations(
            func, globals=self.globals, locals=self.locals, eval_str=self.eval_str,
            format=self.annotation_format,
        )
        defaults = func.__defaults__ or ()
        by_keyword = func.__kwdefaults__ or {}
        found = []

        def add(name, kind, default=_empty):
            found.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

        for place, name in enumerate(names[:count]):
            from_end = place - (count - len(defaults))
            default = defaults[from_end] if from_end >= 0 else _empty
            add(name, _POSITIONAL_ONLY if place < only else _EITHER, default)
        last = count + code.co_kwonlyargcount
        if code.co_flags & inspect.CO_VARARGS:
            add(names[last], _VAR_POSITIONAL)
        for name in names[count:last]:
            add(name, _KEYWORD_ONLY, by_keyword.get(name, _empty))
        if code.co_flags & inspect.CO_VARKEYWORDS:
            add(names[last + bool(code.co_flags & inspect.CO_VARARGS)], _VAR_KEYWORD)
        return self.cls(found, return_annotation=annotations.get('return', _empty))

    def of_partial(self, wrapped, partial):
        try:
            bound = wrapped.bind_partial(*partial.args, **(partial.keywords or {}))
        except TypeError as error:
            raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
        from functools import Placeholder

        found = []
        by_keyword = False
        for name, parameter in wrapped.parameters.items():
            if name in (partial.keywords or {}) and parameter.kind is not _VAR_KEYWORD:
                by_keyword = by_keyword or parameter.kind is _EITHER
                parameter = parameter.replace(
                    default=bound.arguments[name],
                    kind=_KEYWORD_ONLY if parameter.kind is _EITHER else parameter.kind,
                )
            elif name in bound.arguments and parameter.kind in (_POSITIONAL_ONLY, _EITHER):
                if bound.arguments[name] is not Placeholder:
                    continue
                parameter = parameter.replace(kind=_POSITIONAL_ONLY, default=_empty)
            elif by_keyword and parameter.kind is _EITHER:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
            elif by_keyword and parameter.kind is _VAR_POSITIONAL:
                continue
            found.append(parameter)
        return wrapped.replace(parameters=found)

    def of_partial_method(self, partial):
        """A method of which some arguments are given: the instance still comes first."""
        wrapped = self.read(partial.func)
        first = next(iter(wrapped.parameters.values()), None)
        if first is None or first.kind is _VAR_POSITIONAL:
            return self.of_partial(wrapped, partial)
        left = self.of_partial(self.without_first(wrapped), partial)
        return wrapped.replace(parameters=[first, *left.parameters.values()])

    def of_class(self, cls):
        said = cls.__dict__.get('__signature__')
        if isinstance(said, Signature):
            return said
        if isinstance(type(cls).__dict__.get('__signature__'), property):
            return self.from_text(cls.__signature__, cls)
        call = _written(type(cls), '__call__')
        if call is not None and type(cls).__module__ not in ('enum', 'abc'):
            return self.without_first(self.read(call))
        found = next((base.__dict__['__call__'] for base in type(cls).__mro__ if '__call__' in base.__dict__), None)
        if isinstance(found, type):
            return self.read(found)
        for base in cls.__mro__:
            new, init = base.__dict__.get('__new__'), base.__dict__.get('__init__')
            if isinstance(new, staticmethod):
                new = new.__func__
            if type(new).__name__ == '_tuple_constructor':
                return self.of_tuple(cls._fields, new.__defaults__ or ())
            if isinstance(new, classmethod):
                # It is bound to the class, and given the class once more.
                return self.without_first(self.without_first(self.read(new.__func__)))
            if isinstance(new, types.FunctionType):
                return self.without_first(self.read(new))
            if isinstance(init, types.FunctionType):
                return self.without_first(self.read(init))
        for base in cls.__mro__[:-1]:
            text = base.__dict__.get('__text_signature__') or getattr(base, '__text_signature__', None)
            if isinstance(text, str) and text:
                return self.from_text(text, cls)
        if type in cls.__mro__[1:]:
            raise ValueError(f'callable {cls!r} is not supported by signature')
        if cls is type:
            raise ValueError(f'no signature found for builtin {cls!r}')
        if any('__new__' in base.__dict__ or '__init__' in base.__dict__ for base in cls.__mro__[:-1]):
            raise ValueError(f'no signature found for builtin type {cls!r}')
        return self.cls()

    def of_tuple(self, fields, defaults):
        """A named tuple, whose fields are its parameters."""
        first = len(fields) - len(defaults)
        parameters = [
            Parameter(name, _EITHER, default=defaults[place - first] if place >= first else _empty)
            for place, name in enumerate(fields)
        ]
        return Signature(parameters)

    def of_builtin(self, obj):
        text = obj.__text_signature__
        if not text:
            raise ValueError(f'no signature found for builtin {obj!r}')
        signature = self.from_text(text, obj)
        is_bound = isinstance(obj, (types.BuiltinFunctionType, types.MethodWrapperType))
        first = next(iter(signature.parameters.values()), None)
        if text.startswith(('($self', '($cls', '($type')) and is_bound and first is not None:
            return self.without_first(signature)
        return signature

    def from_text(self, text, obj):
        """The text beside a function in Rust is a parameter list of Python's, but for a `$` before the receiver."""
        text = text.strip().replace('($module, /, ', '(').replace('($module, /)', '()').replace('($module, ', '(')
        text = text.replace('$', '')
        namespace = {'__builtins__': __builtins__, 'sys': sys}
        try:
            from _source import run
        except ImportError:
            run = exec
        while 'written' not in namespace:
            try:
                run(f'def written{text}: pass\n', namespace)
            except SyntaxError:
                # Some defaults have no text: `default=<unrepresentable>`.
                raise ValueError(f'{obj!r} builtin has invalid signature') from None
            except NameError as error:
                # A default such as `typing.NoDefault` names a module.
                if error.name not in sys.modules:
                    raise ValueError(f'{obj!r} builtin has invalid signature') from None
                namespace[error.name] = sys.modules[error.name]
        return self.of_function(namespace['written'])


def _written(cls, name):
    """A method that a class or a base wrote in the language itself."""
    found = getattr(cls, name, None)
    return found if isinstance(found, (types.FunctionType, types.MethodType)) else None


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
        annotation_format=annotation_format,
    )
