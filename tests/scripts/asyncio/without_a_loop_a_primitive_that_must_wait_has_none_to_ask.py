# since: 3.14
import asyncio
import types


def tell(make):
    try:
        print("sent", make().send(None))
    except BaseException as error:
        print(type(error).__name__, str(error).partition(" at 0x")[0])


lock = asyncio.Lock()
tell(lock.acquire)
for make in lock.acquire, asyncio.Event().wait, asyncio.Queue().get, asyncio.Semaphore(0).acquire:
    tell(make)


async def bound(event):
    asyncio.get_running_loop().call_soon(event.set)
    await event.wait()
    event.clear()


event = asyncio.Event()
asyncio.run(bound(event))
tell(event.wait)


# What wraps a function is shown as the function that it wraps.
@types.coroutine
def noop():
    return ()


loop = asyncio.new_event_loop()
print(str(loop.call_soon(noop)).rsplit("/", 1)[-1])
loop.close()
# expect: StopIteration True
# expect: AttributeError 'NoneType' object has no attribute 'create_future'
# expect: AttributeError 'NoneType' object has no attribute 'create_future'
# expect: AttributeError 'NoneType' object has no attribute 'create_future'
# expect: AttributeError 'NoneType' object has no attribute 'create_future'
# expect: RuntimeError <asyncio.locks.Event object
# expect: without_a_loop_a_primitive_that_must_wait_has_none_to_ask.py:31>
