class Pause:
    def __await__(self):
        yield


async def f():
    try:
        await Pause()
    finally:
        print("finally")


c = f()
c.send(None)
del c
print("end")
# expect: finally
# expect: end
