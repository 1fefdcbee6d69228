def g():
    try:
        yield 1
    finally:
        print("never printed")


it = g()
del it
print("dropped before it started")
it = g()
list(it)
# expect: dropped before it started
# expect: never printed
