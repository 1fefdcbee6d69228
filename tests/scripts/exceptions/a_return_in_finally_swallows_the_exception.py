def f():
    try:
        raise ValueError
    finally:
        return "swallowed"


def g():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "broke out"


def h():
    for i in range(2):
        try:
            return "never"
        finally:
            continue
    return "went on"


print(f(), g(), h())  # expect: swallowed broke out went on
