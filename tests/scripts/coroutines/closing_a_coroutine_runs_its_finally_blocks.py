class Suspend:
    def __await__(self):
        yield


async def inner():
    try:
        await Suspend()
    except GeneratorExit:
        print("inner exit")  # expect: inner exit
        raise
    finally:
        print("inner finally")  # expect: inner finally


async def outer():
    try:
        await inner()
    finally:
        print("outer finally")  # expect: outer finally


c = outer()
c.send(None)
c.close()
c.close()
fresh = outer()
fresh.close()
try:
    fresh.send(None)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
