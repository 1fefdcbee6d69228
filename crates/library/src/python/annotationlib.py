"""Annotations before, while and after their names mean something.

An annotation is computed when somebody asks for it, by a function `__annotate__` of the class, function or module. Where a
name is not there yet, asking for values fails; asking for forward references gives a `ForwardRef` in its place; asking for
strings gives the annotation as it might have been written.
"""

import sys
from enum import IntEnum
from types import FunctionType, GenericAlias

__all__ = [
    'Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function',
    'get_annotate_from_class_namespace', 'get_annotations', 'annotations_to_string', 'type_repr',
]


class Format(IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """An annotation that cannot be computed yet, by its text."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__arg__ = arg
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """Evaluate the forward reference and return the value."""
        if format == Format.STRING:
            return self.__forward_arg__
        owner = owner or self.__owner__
        names = dict(_names_around(owner, self.__forward_module__))
        names.update(globals or {})
        local_names = dict(locals or {})
        for parameter in type_params or getattr(owner, '__type_params__', ()):
            # The scope of type parameters lies between that of the module and the inner ones.
            if not self.__forward_is_class__ or parameter.__name__ not in (globals or ()):
                names[parameter.__name__] = parameter
                local_names.pop(parameter.__name__, None)
        names.update(local_names)
        try:
            return _evaluate(self.__forward_arg__, names)
        except NameError:
            if format == Format.FORWARDREF:
                return self
            raise

    def _check(self):
        """Whether the text is an expression is said at once where `typing` makes the reference."""
        try:
            if not self.__forward_arg__.strip():
                raise SyntaxError
            _run(f'__annotation_value__ = lambda: (\n{_starred(self.__forward_arg__)}\n)', {})
        except SyntaxError:
            text = f'Forward reference must be an expression -- got {self.__forward_arg__!r}'
            raise SyntaxError(text) from None

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (
            self.__forward_arg__ == other.__forward_arg__
            and self.__forward_module__ == other.__forward_module__
            and self.__forward_is_class__ == other.__forward_is_class__
            and self.__owner__ == other.__owner__
        )

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        import typing

        return typing.Union[self, other]

    def __ror__(self, other):
        import typing

        return typing.Union[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f', module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            extra.append(', is_class=True')
        if self.__owner__ is not None:
            extra.append(f', owner={self.__owner__!r}')
        return f'ForwardRef({self.__forward_arg__!r}{"".join(extra)})'


def _names_around(owner, module):
    """The globals in which an annotation was written."""
    if isinstance(module, str):
        module = sys.modules.get(module)
    if module is not None:
        return module.__dict__
    if isinstance(owner, type):
        return vars(sys.modules.get(owner.__module__, object))
    if isinstance(owner, FunctionType):
        return owner.__globals__
    return {}


def _evaluate(text, names):
    """The value of an expression that is given as text."""
    names = dict(names)
    _run(f'__annotation_value__ = (\n{_starred(text)}\n)', names)
    return names['__annotation_value__']


def _run(text, names):
    try:
        from _source import run
    except ImportError:
        run = exec
    run(text, names)


def _starred(text):
    """`*Ts` is no expression by itself: it is taken out of a tuple."""
    return f'({text},)[0]' if text.startswith('*') else text


class _Unknown:
    """Stands for a name that is not there, and notes what is done with it: the text of the annotation grows."""

    def __init__(self, text, owner=None):
        self.text = text
        self.owner = owner

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return _Unknown(f'{self.text}.{name}', self.owner)

    def __getitem__(self, key):
        parts = key if isinstance(key, tuple) else (key,)
        return _Unknown(f'{self.text}[{", ".join(_text_of(part) for part in parts)}]', self.owner)

    def __call__(self, *args, **kwargs):
        parts = [_text_of(arg) for arg in args] + [f'{name}={_text_of(arg)}' for name, arg in kwargs.items()]
        return _Unknown(f'{self.text}({", ".join(parts)})', self.owner)

    def __or__(self, other):
        return _Unknown(f'{self.text} | {_text_of(other)}', self.owner)

    def __ror__(self, other):
        return _Unknown(f'{_text_of(other)} | {self.text}', self.owner)

    def __iter__(self):
        yield _Unknown(f'*{self.text}', self.owner)

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return isinstance(other, _Unknown) and self.text == other.text


def _text_of(value):
    if isinstance(value, _Unknown):
        return value.text
    if isinstance(value, ForwardRef):
        return value.__forward_arg__
    if isinstance(value, GenericAlias):
        return f'{_text_of(value.__origin__)}[{", ".join([_text_of(part) for part in value.__args__])}]'
    return repr(value) if isinstance(value, str) else type_repr(value)


def type_repr(value):
    """Convert a Python value to a format suitable for use with the STRING format."""
    if isinstance(value, (type, FunctionType, type(len))) and not isinstance(value, GenericAlias):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    """Convert an annotation dict containing values to approximately the STRING format."""
    return {
        name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()
    }


def call_annotate_function(annotate, format, *, owner=None):
    """Call an __annotate__ function, which may support only values, for another format."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if format == Format.VALUE:
        return annotate(Format.VALUE)
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.STRING:
        try:
            return annotations_to_string(annotate(Format.VALUE))
        except NameError:
            pass
    return _call_with_unknowns(annotate, format, owner)


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call an evaluate function, such as that of a type alias, for another format."""
    return call_annotate_function(evaluate, format, owner=owner)


def _call_with_unknowns(annotate, format, owner):
    """Computes the annotations again and again, each time with one more of the missing names known as unknown."""
    names = dict(annotate.__globals__)
    cells = dict(zip(annotate.__code__.co_freevars, annotate.__closure__ or ()))
    while True:
        closure = tuple([cells[name] for name in annotate.__code__.co_freevars])
        attempt = FunctionType(annotate.__code__, names, annotate.__name__, annotate.__defaults__, closure)
        try:
            result = attempt(Format.VALUE)
            break
        except NameError as error:
            missing = error.name or str(error).split("'")[1]
            unknown = _Unknown(missing, owner)
            if missing in cells:
                cells[missing] = _cell(unknown)
            elif missing not in names:
                names[missing] = unknown
            else:
                raise
    if isinstance(result, dict):
        return {name: _settle(value, format, owner) for name, value in result.items()}
    return _settle(result, format, owner)


def _cell(value):
    return (lambda: value).__closure__[0]


def _settle(value, format, owner):
    """What an annotation with unknown names in it is shown as."""
    if format == Format.STRING:
        return value if isinstance(value, str) else _text_of(value)
    if isinstance(value, _Unknown):
        is_class = isinstance(owner, type)
        return ForwardRef(value.text, is_class=is_class, owner=owner)
    if isinstance(value, GenericAlias):
        arguments = tuple([_settle(argument, format, owner) for argument in value.__args__])
        return value.__origin__[arguments] if arguments != value.__args__ else value
    return value


def get_annotate_from_class_namespace(obj):
    """Retrieve the annotate function from a class namespace dictionary."""
    return obj.get('__annotate__', obj.get('__annotate_func__'))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Compute the annotations dict for an object."""
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if not isinstance(obj, type) and not callable(obj) and not hasattr(obj, '__annotations__'):
        raise TypeError(f'{obj!r} does not have annotations')
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    annotations = _annotations_in(obj, format)
    if annotations is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    annotations = dict(annotations)
    if not eval_str:
        return annotations
    while hasattr(obj, '__wrapped__'):
        obj = obj.__wrapped__
    names = dict(_names_around(obj, None) or getattr(obj, '__globals__', {}))
    for parameter in getattr(obj, '__type_params__', ()):
        names[parameter.__name__] = parameter
    names.update(globals or {})
    names.update(locals or (vars(obj) if isinstance(obj, type) else {}))
    return {
        name: _evaluate(value, names) if isinstance(value, str) else value
        for name, value in annotations.items()
    }


def _annotations_in(obj, format):
    if format == Format.VALUE:
        return getattr(obj, '__annotations__', None)
    if format == Format.FORWARDREF:
        try:
            return getattr(obj, '__annotations__', None)
        except NameError:
            pass
    annotate = getattr(obj, '__annotate__', None)
    if annotate is not None:
        return call_annotate_function(annotate, format, owner=obj)
    annotations = getattr(obj, '__annotations__', None)
    if annotations is not None and format == Format.STRING:
        return annotations_to_string(annotations)
    return annotations
