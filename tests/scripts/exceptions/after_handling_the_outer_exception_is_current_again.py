import sys

try:
    raise ValueError("outer")
except ValueError:
    try:
        raise KeyError("inner")
    except KeyError:
        print(repr(sys.exc_info()[1]))  # expect: KeyError('inner')
    print(repr(sys.exc_info()[1]))  # expect: ValueError('outer')
    try:
        raise
    except ValueError as e:
        print("still", repr(e))  # expect: still ValueError('outer')
print(sys.exc_info())  # expect: (None, None, None)
