"""Loaders: what runs the text of a module in its namespace."""

from _imports import ModuleSpec
from _source import run as _run

__all__ = ['BuiltinImporter', 'ModuleSpec', 'SourceFileLoader', 'NamespaceLoader', 'SOURCE_SUFFIXES', 'all_suffixes']

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class SourceFileLoader:
    """Runs a module that is a file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        """Use default semantics for module creation."""
        return None

    def exec_module(self, module):
        """Execute the module."""
        _run(self.get_source(self.name), module.__dict__, self.path)

    def get_filename(self, name=None):
        """Return the path to the source file."""
        return self.path

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, fullname):
        """Return the text of the module."""
        with open(self.path, encoding='utf-8') as file:
            return file.read()

    def is_package(self, fullname):
        """Return whether the file is the initial file of a package."""
        return self.path.endswith('/__init__.py') and fullname.rpartition('.')[2] != '__init__'

    def load_module(self, fullname=None):
        """Import and return the module."""
        from importlib import import_module

        return import_module(fullname or self.name)


class NamespaceLoader:
    """Stands for a package that is only directories: there is nothing to run."""

    def __init__(self, name, path):
        self.name = name
        self._path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def get_source(self, fullname):
        return ''

    def is_package(self, fullname):
        return True


class BuiltinImporter:
    """Stands for modules that the interpreter brings along; they are not run twice."""

    @classmethod
    def create_module(cls, spec):
        return None

    @classmethod
    def exec_module(cls, module):
        pass

    @classmethod
    def get_source(cls, fullname):
        return None

    @classmethod
    def is_package(cls, fullname):
        return False


def _loader_of(spec):
    """The loader of a module that was found where the specification says."""
    if spec.origin is None:
        return NamespaceLoader(spec.name, spec.submodule_search_locations)
    if spec.origin == 'built-in' or spec.origin.startswith('<'):
        return BuiltinImporter
    return SourceFileLoader(spec.name, spec.origin)
