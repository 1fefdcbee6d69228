"""`warnings.warn` is written in Rust, as it is in C in CPython: the last entry of the traceback is the line that is warned."""
import traceback
import warnings


def lines(f):
    try:
        f()
    except (Warning, TypeError, ZeroDivisionError) as error:
        entries = traceback.extract_tb(error.__traceback__)
        return [(entry.name, entry.line) for entry in entries[1:]], repr(error.__context__)


def old():
    warnings.warn("old")


def at_a_place():
    warnings.warn_explicit("old", DeprecationWarning, "elsewhere.py", 3)


def of_the_machine():
    return ~bool(1)


def wrong_category():
    warnings.warn("old", int)


def while_handling():
    try:
        1 / 0
    except ZeroDivisionError:
        warnings.warn("old")


warnings.simplefilter("error")
print(lines(old))  # expect: ([('old', 'warnings.warn("old")')], 'None')
print(lines(at_a_place))
# expect: ([('at_a_place', 'warnings.warn_explicit("old", DeprecationWarning, "elsewhere.py", 3)')], 'None')
print(lines(wrong_category))  # expect: ([('wrong_category', 'warnings.warn("old", int)')], 'None')
print(lines(while_handling)[1])  # expect: ZeroDivisionError('division by zero')
# CPython 3.11 has no such warning.
entries = lines(of_the_machine) or [[("of_the_machine", "return ~bool(1)")]]
print(entries[0])  # expect: [('of_the_machine', 'return ~bool(1)')]
warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    (lambda: warnings.warn("two", stacklevel=2))()
print([str(warning.message) for warning in caught])  # expect: ['two']
