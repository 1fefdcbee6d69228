class Pause:
    def __await__(self):
        yield


async def descend(n):
    if n == 0:
        await Pause()
        await Pause()
        return 0
    return 1 + await descend(n - 1)


c = descend(200)
c.send(None)
depth, inner = 0, c
while getattr(inner, "cr_await", None) is not None:
    depth, inner = depth + 1, inner.cr_await
print(depth)  # expect: 201
c.send(None)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)  # expect: 200
