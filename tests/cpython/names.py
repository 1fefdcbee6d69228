"""Writes down what can be named: every builtin, every module of the first tier, their classes' attributes, and the
signatures of all that can be called, one line each.

Run by Rondo and by CPython 3.14 it should print the same; `tests/names.rs` compares. CPython's lines are kept in
names-3.14.txt, so that no 3.14 is needed to test: `node names.mjs DIRECTORY` wrote it, where `npm install pyodide` was
run in DIRECTORY. What 3.14 has only on Linux is not in a browser's Python; for those few modules the lines of an older
CPython on Linux are added: `python3.13 names.py --linux`.
"""

import builtins
import inspect
import importlib
import re
import sys
import types

MODULES = """
    asyncio socket queue concurrent.futures threading time random math sys os os.path typing types functools itertools collections collections.abc dataclasses enum abc
    contextlib contextvars datetime json string logging traceback inspect operator copy heapq bisect io re textwrap
    keyword queue concurrent.futures threading warnings weakref gc __future__
""".split()

# Of these the operating system decides what is there.
OF_THE_SYSTEM = "time os socket threading".split()

# Builtin types that have no name among the builtins.
UNNAMED = {
    "NoneType": type(None),
    "NotImplementedType": type(NotImplemented),
    "ellipsis": type(...),
    "dict_keys": type({}.keys()),
    "dict_values": type({}.values()),
    "dict_items": type({}.items()),
    "mappingproxy": types.MappingProxyType,
    "function": types.FunctionType,
    "method": types.MethodType,
    "builtin_function_or_method": types.BuiltinFunctionType,
    "generator": types.GeneratorType,
    "coroutine": types.CoroutineType,
    "async_generator": types.AsyncGeneratorType,
    "code": types.CodeType,
    "frame": types.FrameType,
    "traceback": types.TracebackType,
    "module": types.ModuleType,
    "cell": types.CellType,
    "generic_alias": types.GenericAlias,
    "union": types.UnionType,
}

# What classes have because of how their source was written or compiled.
LEFT_OUT = set(
    "__module__ __doc__ __dict__ __weakref__ __firstlineno__ __static_attributes__ __annotations__ __annotate__ "
    "__annotate_func__ __annotations_cache__ __abstractmethods__ __orig_bases__ __parameters__ __slots__ __match_args__ "
    "__dataclass_fields__ __dataclass_params__ __qualname__ __type_params__ __protocol_attrs__ "
    "__non_callable_proto_members__ __text_signature__ __hash__ __getstate__ __file__ __cached__ __loader__ __spec__ __package__ __path__ "
    "__builtins__ __name__ __all__ __debug__ __unittest".split()
)


def signature(thing):
    """How it is called, as text; empty for what does not say."""
    if not callable(thing):
        return ""
    try:
        text = str(inspect.signature(thing))
    except (ValueError, TypeError, NameError, AttributeError):
        return ""
    # The largest index depends on the machine.
    return re.sub(r" at 0x[0-9a-f]+", "", text).replace("2147483647", "9223372036854775807")


def is_private(name):
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__"))


def attributes(cls):
    """The names that a class adds to those of `object`, with what they stand for."""
    base = object if not issubclass(cls, type) or cls is type else type
    for name in sorted(dir(cls)):
        if name in LEFT_OUT or is_private(name) or (cls is not object and name in dir(base)):
            continue
        yield name, getattr(cls, name, inspect.getattr_static(cls, name, None))


def kind(thing):
    if isinstance(thing, type):
        return "class"
    return "function" if callable(thing) else "value"


def show(path, thing):
    text = signature(thing)
    print(f"{path} {kind(thing)} {text}".rstrip())


def show_class(path, cls):
    show(path, cls)
    if issubclass(cls, BaseException):
        # Exceptions have the attributes of their base, and few of their own.
        base = cls.__base__
        for name, thing in attributes(cls):
            if cls is BaseException or not hasattr(base, name):
                show(f"{path}.{name}", thing)
        return
    for name, thing in attributes(cls):
        if isinstance(thing, type):
            print(f"{path}.{name} class")
        else:
            show(f"{path}.{name}", thing)


def belongs(module, name, thing):
    """Whether a name is one of the module's own, not one that it imported for itself."""
    if name in LEFT_OUT or name.startswith("_"):
        return False
    if name in getattr(module, "__all__", ()):
        return True
    if isinstance(thing, types.ModuleType):
        return False
    home = getattr(thing, "__module__", None)
    if isinstance(home, str) and (callable(thing) or isinstance(thing, type)):
        return home.removeprefix("_py").lstrip("_") == module.__name__ or not hasattr(module, "__all__")
    return not hasattr(module, "__all__") or not callable(thing)


def show_module(path):
    module = importlib.import_module(path)
    names = {name for name in dir(module) if belongs(module, name, getattr(module, name))}
    names.update(getattr(module, "__all__", ()))
    for name in sorted(names):
        thing = getattr(module, name)
        whose = getattr(thing, "__module__", path) if isinstance(thing, type) else path
        if isinstance(thing, type) and whose != "builtins" and not hasattr(builtins, name):
            show_class(f"{path}.{name}", thing)
        else:
            show(f"{path}.{name}", thing)


def main(arguments):
    of_the_system = "--linux" in arguments
    if not of_the_system:
        for name in sorted(dir(builtins)):
            thing = getattr(builtins, name)
            if name in LEFT_OUT or is_private(name):
                continue
            if isinstance(thing, type):
                if thing.__name__ == name:
                    show_class(name, thing)
            else:
                show(name, thing)
        for name, cls in UNNAMED.items():
            for attribute, thing in attributes(cls):
                show(f"{name}.{attribute}", thing)
    for path in OF_THE_SYSTEM if of_the_system else MODULES:
        show_module(path)


if __name__ == "__main__":
    main(sys.argv[1:])
