"""Writes the reference pages: what Rondo's own tables and functions say of themselves, and the examples.

Run by Rondo: `rondo pages.py TESTS`, with the directory of the tests. Each page begins with a line `@ NAME` and is followed by
the names that have no example (`!`) and by the examples that belong to no name (`?`). The test `tests/reference.rs` puts the
pages into `docs/library`.
"""

import builtins
import importlib
import inspect
import sys

HERE = sys.argv[1]
sys.path[:0] = [f"{HERE}/cpython", f"{HERE}/reference"]

import examples
import names

# Values that depend on the machine or the moment are named, not shown.
WITHOUT_VALUES = {"sys", "time", "os"}


def escaped(text):
    """A docstring as Markdown."""
    return text.replace("\\", "\\\\").replace("<", "\\<").replace("*", "\\*").replace("_", "\\_").replace("[", "\\[")


def documentation(thing):
    """The docstring: text as text, and what is laid out as it was laid out."""
    text = getattr(thing, "__doc__", None)
    if not isinstance(text, str) or not text.strip():
        return []
    lines = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if any(line.startswith((" ", ">>>")) for line in paragraph.split("\n")):
            if lines[-2:] == ["```", ""]:
                lines[-2:] = ["", paragraph, "```", ""]
            else:
                lines += ["```text", paragraph, "```", ""]
        elif paragraph.strip():
            lines += [escaped(paragraph), ""]
    return lines


class Page:
    """The page of a module."""

    def __init__(self, module):
        self.module = module
        self.thing = importlib.import_module(module)
        try:
            found = examples.read(f"{HERE}/reference/examples/{module}.txt")
        except FileNotFoundError:
            found = []
        self.examples = {example.name: example for example in found}
        self.lines = []
        self.without_example = []

    def path(self, name):
        return name if self.module == "builtins" else f"{self.module}.{name}"

    def entry(self, level, name, thing):
        """A function or a class: how it is called, what it does, and an example."""
        signature = names.signature(thing) or ("(…)" if callable(thing) else "")
        self.lines += [f"{'#' * level} `{self.path(name)}{signature}`", ""]
        self.lines += documentation(thing)
        example = self.examples.pop(name, None)
        if example is None:
            self.without_example.append(name)
        else:
            self.lines += ["```pycon", *example.session(), "```", ""]

    def of_class(self, name, cls):
        self.entry(3, name, cls)
        own, attributes, inherited = [], [], []
        for attribute, thing in names.attributes(cls):
            if attribute.startswith("_"):
                continue
            if attribute not in vars(cls) and f"{name}.{attribute}" not in self.examples:
                inherited.append(attribute)
            elif callable(thing) and not isinstance(thing, type) or f"{name}.{attribute}" in self.examples:
                own.append((attribute, thing))
            else:
                attributes.append(attribute)
        bases = [base.__name__ for base in cls.__bases__ if base is not object]
        if bases:
            self.lines += [f"Bases: {', '.join(f'`{base}`' for base in bases)}", ""]
        if attributes:
            self.lines += [f"Attributes: {', '.join(f'`{attribute}`' for attribute in attributes)}", ""]
        if inherited:
            self.lines += [f"Inherited: {', '.join(f'`{attribute}`' for attribute in inherited)}", ""]
        for attribute, thing in own:
            self.entry(4, f"{name}.{attribute}", thing)

    def of_exceptions(self):
        """The tree of the builtin exceptions."""
        self.lines += ["## Exceptions", "", "```text"]
        known = {thing for name, thing in vars(builtins).items() if isinstance(thing, type) and name == thing.__name__}

        def branch(cls, depth):
            self.lines.append("    " * depth + cls.__name__)
            children = [child for child in cls.__subclasses__() if child in known]
            for child in sorted(children, key=lambda child: child.__name__):
                branch(child, depth + 1)

        branch(BaseException, 0)
        self.lines += ["```", ""]

    def write(self):
        self.lines += [f"# `{self.module}`", ""]
        self.lines += documentation(self.thing)
        functions, classes, values = [], [], []
        for name in sorted(set(dir(self.thing)) | set(getattr(self.thing, "__all__", ()))):
            thing = getattr(self.thing, name)
            if self.module == "builtins":
                if name.startswith("_") or isinstance(thing, type) and thing.__name__ != name:
                    continue
                if isinstance(thing, type) and issubclass(thing, BaseException):
                    continue
            elif not names.belongs(self.thing, name, thing):
                continue
            kind = classes if isinstance(thing, type) else functions if callable(thing) else values
            kind.append((name, thing))
        if values and self.module != "builtins":
            self.lines += ["## Values", ""]
            for name, value in values:
                is_plain = isinstance(value, (int, float, str)) and len(repr(value)) < 90
                shown = f" = `{value!r}`" if is_plain and self.module not in WITHOUT_VALUES else ""
                self.lines.append(f"- `{name}`{shown}")
            self.lines.append("")
        if functions:
            self.lines += ["## Functions", ""]
            for name, thing in functions:
                self.entry(3, name, thing)
        if classes:
            self.lines += ["## Classes", ""]
            for name, thing in classes:
                if self.module != "builtins" and thing.__module__ == "builtins" and hasattr(builtins, thing.__name__):
                    self.lines += [f"### `{self.path(name)}`", "", f"The builtin `{thing.__name__}`.", ""]
                    self.examples.pop(name, None)
                else:
                    self.of_class(name, thing)
        if self.module == "builtins":
            self.of_exceptions()
        while not self.lines[-1]:
            self.lines.pop()
        return "\n".join(self.lines)


for module in ["builtins", *names.MODULES]:
    page = Page(module)
    print(f"@ {module}")
    print(page.write())
    print("! " + " ".join(page.without_example))
    print("? " + " ".join(page.examples))
