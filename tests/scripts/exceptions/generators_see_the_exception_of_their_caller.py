import sys


def g():
    yield sys.exc_info()[1]
    try:
        raise KeyError("own")
    except KeyError:
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]


try:
    raise ValueError("callers")
except ValueError:
    it = g()
    print(repr(next(it)))  # expect: ValueError('callers')
    print(repr(next(it)), repr(sys.exc_info()[1]))  # expect: KeyError('own') ValueError('callers')
    print(repr(next(it)))  # expect: ValueError('callers')
print(sys.exc_info()[1])  # expect: None
