async def f():
    pass


c = f()
for use in (iter, list, next):
    try:
        use(c)
    except TypeError as e:
        print(e)  # expect: 'coroutine' object is not iterable
        # expect: 'coroutine' object is not iterable
        # expect: 'coroutine' object is not an iterator
c.close()
