# since: 3.14
import sys
import time
import warnings

for text, format in ((" 3,2000", "%e,%Y"), ("7 2000", "%k %Y"), ("7 pm", "%l %p"), ("3", "%d"), ("x", "%Q"), ("1", "%D")):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(time.strptime(text, format)[:6])
        except ValueError as problem:
            print(problem, problem.__suppress_context__)
    for warning in caught:
        print(warning.category.__name__, str(warning.message).splitlines()[0])

wide = range(-sys.maxsize, sys.maxsize)
print(bool(wide), bool(range(2**70, 2**70)), bool(range(2**70, 0, -1)))
print(time.strftime("%Y", (-1, 1, 1, 0, 0, 0, 0, 1, 0)))


class Unsubscriptable(tuple):
    __class_getitem__ = None


try:
    Unsubscriptable[int]
except TypeError as problem:
    print(problem)


def documented():
    """Words."""


print(documented.__doc__ is documented.__doc__)

# expect: (2000, 1, 3, 0, 0, 0)
# expect: (2000, 1, 1, 7, 0, 0)
# expect: (1900, 1, 1, 19, 0, 0)
# expect: (1900, 1, 3, 0, 0, 0)
# expect: DeprecationWarning Parsing dates involving a day of month without a year specified is ambiguous
# expect: 'Q' is a bad directive in format '%Q' True
# expect: 'D' is a bad directive in format '%D' True
# expect: True False True
# expect: -001
# expect: type 'Unsubscriptable' is not subscriptable
# expect: True
