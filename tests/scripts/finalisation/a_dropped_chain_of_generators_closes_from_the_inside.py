def inner():
    try:
        yield 1
    finally:
        print("inner")


def outer():
    try:
        yield from inner()
    finally:
        print("outer")


it = outer()
next(it)
del it
print("end")
# expect: inner
# expect: outer
# expect: end
