"""What `help(thing)` writes: its name, how it is called, and its docstrings. The lay-out is that of `pydoc`."""

import builtins
import importlib
import inspect
import keyword
import sys

# What every class and module has, and nobody asks about.
_HIDDEN = {
    '__annotate__', '__annotate_func__', '__annotations__', '__annotations_cache__', '__author__', '__builtins__',
    '__cached__', '__conditional_annotations__', '__credits__', '__date__', '__doc__', '__file__', '__firstlineno__', '__loader__',
    '__module__', '__name__', '__package__', '__path__', '__qualname__', '__slots__', '__spec__',
    '__static_attributes__', '__type_params__', '__version__',
}

_RULE = '-' * 70


def show(thing):
    """Writes the help on a thing to standard output; a string names the thing, and an empty one is a string like any other."""
    name = None
    if isinstance(thing, str):
        name = thing.strip()
        if name in keyword.kwlist and name not in ('True', 'False', 'None'):
            sys.stdout.write(f"'{name}' is a keyword of the language, not a thing that has help of its own.\n\n")
            return
        try:
            thing = _find(name) if name else str
        except LookupError:
            sys.stdout.write(f'No Python documentation found for {thing!r}.\n'
                             'Use help() to get the interactive help utility.\n'
                             'Use help(str) for help on the str class.\n\n')
            return
    sys.stdout.write(page(thing, name or None) + '\n')


def _find(path):
    """What a dotted name means: a module, or something in one; without a module, a builtin."""
    names = path.split('.')
    found, rest = None, names
    for count in range(1, len(names) + 1):
        try:
            found = importlib.import_module('.'.join(names[:count]))
        except (ImportError, ValueError):
            break
        rest = names[count:]
    if found is None:
        found = builtins
    for name in rest:
        if not hasattr(found, name):
            raise LookupError(path)
        found = getattr(found, name)
    return found


def page(thing, asked=None):
    """The whole text, with its heading. `asked` is the dotted name that it was asked for by."""
    heading = _kind(thing)
    name = asked or getattr(thing, '__name__', None)
    module = _module_of(thing)
    if isinstance(name, str) and '.' in name and not inspect.ismodule(thing):
        heading += ' in ' + name[: name.rfind('.')]
    elif module is not None and not inspect.ismodule(thing):
        heading += ' in module ' + module
    if not (
        inspect.ismodule(thing) or inspect.isclass(thing) or inspect.isroutine(thing) or _is_data_descriptor(thing)
    ):
        thing = getattr(thing, '__origin__', None) or type(thing)
        heading += ' object'
    return f'Help on {heading}:\n\n{_document(thing, asked)}'


def _kind(thing):
    name = getattr(thing, '__name__', '')
    if inspect.ismodule(thing):
        if name in sys.builtin_module_names:
            return 'built-in module ' + name
        return ('package ' if hasattr(thing, '__path__') else 'module ') + name
    if inspect.isclass(thing):
        return 'class ' + name
    if inspect.isbuiltin(thing):
        return 'built-in function ' + name
    if inspect.isfunction(thing):
        return 'function ' + name
    if inspect.ismethod(thing):
        return 'method ' + name
    if inspect.ismethodwrapper(thing):
        return 'method-wrapper ' + name
    if inspect.ismethoddescriptor(thing) and name:
        return f'{type(thing).__name__} {name}' if not inspect.isroutine(thing) else 'method_descriptor'
    return type(thing).__name__


def _module_of(thing):
    module = getattr(thing, '__module__', None)
    if inspect.isclass(thing) or inspect.isroutine(thing) and not hasattr(getattr(thing, '__self__', None), 'append'):
        return module if isinstance(module, str) else None
    return None


def _is_data_descriptor(thing):
    return not inspect.isclass(thing) and hasattr(type(thing), '__set__') and hasattr(type(thing), '__get__')


def _document(thing, asked=None):
    if inspect.ismodule(thing):
        return _module(thing)
    if inspect.isclass(thing):
        return _class(thing)
    if inspect.isroutine(thing):
        text = _routine(thing, getattr(thing, '__name__', repr(thing)), None)
        return f'{asked} = {text}' if asked and '.' in asked else text
    return _data(thing, getattr(thing, '__name__', None) or '')


def _indented(text, prefix='    '):
    return '\n'.join((prefix + line).rstrip() for line in text.split('\n'))


def _signature(routine):
    try:
        return str(inspect.signature(routine))
    except Exception:
        # Some that are made in Rust have defaults that no text can stand for.
        return '(...)'


def _routine(routine, name, owner):
    title = name + _signature(routine)
    if owner is None:
        receiver = getattr(routine, '__self__', None)
        if receiver is not None and not inspect.ismodule(receiver):
            if inspect.isclass(receiver):
                title += f' class method of {_class_name(receiver, None)}'
            else:
                title += f' method of {_class_name(type(receiver), None)} instance'
    elif getattr(routine, '__name__', name) != name:
        title = f'{name} = {routine.__name__}{_signature(routine)}'
    doc = inspect.getdoc(routine) or ''
    return title + '\n' + (_indented(doc).rstrip() + '\n' if doc else '')


def _data(value, name):
    doc = inspect.getdoc(value) or ''
    return (name + '\n' if name else '') + (_indented(doc) + '\n' if doc else '')


def _class_name(cls, module):
    if cls.__module__ in (module, None):
        return cls.__name__
    return f'{cls.__module__}.{cls.__name__}'


def _is_visible(name):
    if name in _HIDDEN:
        return False
    return name.startswith('__') and name.endswith('__') or not name.startswith('_')


def _class(cls):
    bases = ', '.join(_class_name(base, cls.__module__) for base in cls.__bases__)
    title = f'class {cls.__name__}({bases})' if bases else f'class {cls.__name__}'
    parts = []
    signature = _signature(cls)
    if signature not in ('(...)', '()'):
        parts += [cls.__name__ + signature, '']
    doc = cls.__dict__.get('__doc__')
    if isinstance(doc, str) and doc:
        parts += [inspect.cleandoc(doc), '']
    order = cls.__mro__
    if len(order) > 2:
        parts.append('Method resolution order:')
        parts += ['    ' + _class_name(base, cls.__module__) for base in order]
        parts.append('')
    is_first = True
    for base in order:
        if base is object and cls is not object:
            continue
        tag = 'defined here' if base is cls else f'inherited from {_class_name(base, cls.__module__)}'
        for section in _sections(cls, base, order, tag):
            if not is_first:
                parts.append(_RULE)
            is_first = False
            parts += section
    text = '\n'.join(parts).rstrip()
    return title + '\n' + ''.join((' |  ' + line).rstrip() + '\n' for line in text.split('\n'))


def _sections(cls, base, order, tag):
    """The attributes that a class of the order brings along, by kind."""
    kinds = {'Methods': [], 'Class methods': [], 'Static methods': [], 'Readonly properties': [],
             'Data descriptors': [], 'Data and other attributes': []}
    for name in sorted(vars(base)):
        hides = any(name in vars(earlier) for earlier in order[: order.index(base)])
        if hides or not _is_visible(name):
            continue
        value = vars(base)[name]
        if isinstance(value, staticmethod) or name == '__new__' and inspect.isbuiltin(value):
            kinds['Static methods'].append(_routine(getattr(cls, name), name, cls))
        elif isinstance(value, classmethod) or inspect.isbuiltin(getattr(cls, name, None)):
            kinds['Class methods'].append(_routine(getattr(cls, name), name, cls))
        elif inspect.isroutine(value):
            kinds['Methods'].append(_routine(value, name, cls))
        elif isinstance(value, property):
            kind = 'Readonly properties' if value.fset is None else 'Data descriptors'
            kinds[kind].append(_data(value, name))
        elif _is_data_descriptor(value):
            kinds['Data descriptors'].append(_data(value, name))
        else:
            kinds['Data and other attributes'].append(f'{name} = {value!r}\n')
    for kind, texts in kinds.items():
        if texts:
            yield [f'{kind} {tag}:', ''] + [line for text in texts for line in text.split('\n')]


def _module(module):
    doc = inspect.getdoc(module) or ''
    summary, _, rest = doc.partition('\n')
    result = _section('NAME', module.__name__ + (f' - {summary}' if summary else ''))
    if rest.strip():
        result += _section('DESCRIPTION', rest.strip('\n'))
    public = getattr(module, '__all__', None)

    def is_shown(name, value):
        if public is not None:
            return name in public
        if not _is_visible(name):
            return False
        return getattr(value, '__module__', module.__name__) == module.__name__ or inspect.isbuiltin(value)

    members = [(name, value) for name, value in sorted(vars(module).items()) if is_shown(name, value)]
    classes = [value for _, value in members if inspect.isclass(value)]
    functions = [(name, value) for name, value in members if inspect.isroutine(value)]
    data = [
        (name, value)
        for name, value in members
        if not inspect.isclass(value) and not inspect.isroutine(value) and not inspect.ismodule(value)
    ]
    if classes:
        result += _section('CLASSES', '\n'.join(_class(cls) for cls in classes))
    if functions:
        result += _section('FUNCTIONS', '\n'.join(_routine(value, name, module) for name, value in functions))
    if data:
        result += _section('DATA', '\n'.join(f'{name} = {value!r}' for name, value in data))
    file = getattr(module, '__file__', None)
    return result + _section('FILE', file or '(built-in)')


def _section(title, text):
    return f'{title}\n{_indented(text.rstrip())}\n\n'
