"""A generator pauses at each `yield` and goes on when it is asked for the next value. Coroutines are built on this."""


def fib(limit):
    a, b = 0, 1

    while a < limit:
        yield a
        a, b = b, a + b
    return "Done"


f = fib(10)
print(f.__next__())
print(next(f))

for i in fib(5):
    print(i)

try:
    while True:
        next(f)
except StopIteration as end:
    print(end.value)
    # expect: 0
    # expect: 1
    # expect: 0
    # expect: 1
    # expect: 1
    # expect: 2
    # expect: 3
    # expect: Done
