# since: 3.14
def drive(c):
    try:
        c.send(None)
    except TypeError as e:
        print(e)


async def on(x):
    await x


class BadIter:
    def __await__(self):
        return [1]


class ReturnsCoroutine:
    def __await__(self):
        return on(1)


def generator():
    yield


drive(on(5))
drive(on(None))
drive(on(generator()))
drive(on(BadIter()))
r = ReturnsCoroutine()
drive(on(r))
# expect: 'int' object can't be awaited
# expect: 'NoneType' object can't be awaited
# expect: 'generator' object can't be awaited
# expect: __await__() returned non-iterator of type 'list'
# expect: __await__() returned a coroutine
