# A module that comes with the language has a source like any other, and its functions know their lines in it.
import contextlib
import inspect
import traceback

lines, first = inspect.getsourcelines(contextlib.contextmanager)
print(lines[0], end="")
# expect: def contextmanager(func):
print(first == contextlib.contextmanager.__code__.co_firstlineno)  # expect: True
print(inspect.getsource(contextlib.closing).startswith("class closing("))  # expect: True

try:
    with contextlib.contextmanager(lambda: iter(()))():
        pass
except (RuntimeError, AttributeError, TypeError) as error:
    # The line is the one that the module has there.
    entry = traceback.extract_tb(error.__traceback__)[-1]
    print(entry.name, entry.line in inspect.getsource(contextlib))  # expect: __enter__ True
