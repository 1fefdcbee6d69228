"""Parameters the old way: as lists of names. `inspect.signature` says more."""

__name__ = 'inspect'  # What is made here is inspect's.

from _inspect_signature import (
    _EITHER, _KEYWORD_ONLY, _POSITIONAL_ONLY, _VAR_POSITIONAL, _empty, signature,
)
from collections import namedtuple

FullArgSpec = namedtuple(
    'FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations', module='inspect'
)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        read = signature(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, defaults, kwonlyargs, kwdefaults, annotations = [], (), [], {}, {}
    if read.return_annotation is not _empty:
        annotations['return'] = read.return_annotation
    varargs = varkw = None
    for name, parameter in read.parameters.items():
        if parameter.kind in (_POSITIONAL_ONLY, _EITHER):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif parameter.kind is _VAR_POSITIONAL:
            varargs = name
        elif parameter.kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonlyargs, kwdefaults or None, annotations)
