"""Import as functions."""

import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

from builtins import __import__


def import_module(name, package=None):
    """Import a module.

    The 'package' argument is required when performing a relative import.
    """
    level = len(name) - len(name.lstrip('.'))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _resolve_name(name[level:], package, level)
    __import__(name)
    return sys.modules[name]


def _resolve_name(name, package, level):
    base, *rest = package.rsplit('.', level - 1)
    if len(rest) < level - 1:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{base}.{name}' if name else base


def invalidate_caches():
    """Deliberately without effect: nothing is remembered of directories."""


def reload(module):
    """Reload the module and return it.

    The module must have been successfully imported before.
    """
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    from _imports import find

    parent = name.rpartition('.')[0]
    if parent and parent not in sys.modules:
        raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
    spec = find(name)
    if spec is None:
        raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
    module.__spec__ = spec
    spec.loader.exec_module(module)
    return sys.modules[name]
