def inner():
    try:
        yield 1
    except KeyError:
        return "ended by throw"


def outer():
    print((yield from inner()))  # expect: ended by throw
    yield "after"


it = outer()
next(it)
print(it.throw(KeyError()))  # expect: after
