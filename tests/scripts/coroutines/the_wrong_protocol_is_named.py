# since: 3.14
def drive(c):
    try:
        c.send(None)
    except TypeError as e:
        print(e)


async def loop(x):
    async for _ in x:
        pass


async def enter(x):
    async with x:
        pass


class NoAnext:
    def __aiter__(self):
        return self


class NotAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class OnlySync:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


drive(loop([1]))
drive(loop(NoAnext()))
drive(loop(NotAwaitable()))
drive(enter(5))
drive(enter(OnlySync()))
# expect: 'async for' requires an object with __aiter__ method, got list
# expect: 'async for' received an object from __aiter__ that does not implement __anext__: NoAnext
# expect: 'async for' received an invalid object from __anext__: int
# expect: 'int' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: 'OnlySync' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
