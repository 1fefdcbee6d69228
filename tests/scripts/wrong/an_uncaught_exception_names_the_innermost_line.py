def inner(n):
    return 10 / n  # raises: ZeroDivisionError: division by zero


def outer():
    return inner(0)


outer()
