class Suspend:
    def __await__(self):
        yield


async def f():
    await Suspend()


async def waits(c):
    await c


shared = f()
first, second = waits(shared), waits(shared)
first.send(None)
try:
    second.send(None)
except RuntimeError as e:
    print(e)  # expect: coroutine is being awaited already
first.close()
