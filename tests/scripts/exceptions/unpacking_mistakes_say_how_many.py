# since: 3.14
def attempt(f):
    try:
        f()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
        # expect: ValueError: not enough values to unpack (expected 3, got 2)
        # expect: ValueError: not enough values to unpack (expected at least 2, got 1)
        # expect: TypeError: cannot unpack non-iterable NoneType object
        # expect: ValueError: too many values to unpack (expected 0, got 1)


def few():
    a, b, c = 1, 2


def star():
    a, *b, c = [1]


def none():
    a, b = None


def zero():
    () = [1]


for f in (few, star, none, zero):
    attempt(f)
