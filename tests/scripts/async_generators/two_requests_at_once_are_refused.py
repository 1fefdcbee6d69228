class Pause:
    def __await__(self):
        yield


async def g():
    await Pause()
    yield 1


it = g()
first = it.__anext__()
first.send(None)
try:
    it.__anext__().send(None)
except RuntimeError as e:
    print(e)  # expect: anext(): asynchronous generator is already running
try:
    it.aclose().send(None)
except RuntimeError as e:
    print(e)  # expect: aclose(): asynchronous generator is already running
