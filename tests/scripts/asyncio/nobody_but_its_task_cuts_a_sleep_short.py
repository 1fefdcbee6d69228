"""A coroutine that sleeps in a task is resumed by others too: by a second task, through an object, a generator, by hand. For
all of them the sleep goes on; and when it is left by hand, the task sleeps for ever."""

import asyncio
import time
import types


async def inner():
    begin = time.monotonic()
    await asyncio.sleep(0.05)
    return "whole" if time.monotonic() - begin > 0.045 else "cut"


class Through:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


@types.coroutine
def through(coroutine):
    return (yield from coroutine)


async def outer(awaitable):
    return await awaitable


async def both(first, second):
    one = asyncio.create_task(first)
    await asyncio.sleep(0)
    two = asyncio.create_task(second)
    for outcome in await asyncio.gather(one, two, return_exceptions=True):
        print("   ", repr(outcome))


async def by_others():
    for name, make in [("a task", lambda x: x), ("an object", Through), ("a generator", through)]:
        print(name)
        shared = inner()
        await both(outer(shared), shared if name == "a task" else outer(make(shared)))


async def left_by_hand(leave):
    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    try:
        leave(task.get_coro())
    except KeyError as error:
        print(repr(error))
    done, pending = await asyncio.wait([task], timeout=0.1)
    print(len(done), len(pending), task.cancel())
    print(repr((await asyncio.gather(task, return_exceptions=True))[0]))


async def anew():
    task = asyncio.create_task(inner())
    await asyncio.sleep(0.02)
    task.__init__(inner())
    print(await task)


class Curious(float):
    def __del__(self):
        print("asked:", asyncio.current_task().done())
        asyncio.current_task()._fut_waiter


async def looked_at_while_it_begins():
    begin = time.monotonic()
    await asyncio.sleep(Curious(0.05))
    await asyncio.sleep(0.05)
    print(time.monotonic() - begin > 0.09)


async def main():
    await by_others()
    await left_by_hand(lambda coroutine: coroutine.throw(KeyError("by hand")))
    await left_by_hand(lambda coroutine: coroutine.close())
    await anew()
    await looked_at_while_it_begins()


asyncio.run(main())
# expect: a task
# expect:     'whole'
# expect:     RuntimeError('cannot reuse already awaited coroutine')
# expect: an object
# expect:     'whole'
# expect:     RuntimeError('cannot reuse already awaited coroutine')
# expect: a generator
# expect:     'whole'
# expect:     RuntimeError('cannot reuse already awaited coroutine')
# expect: KeyError('by hand')
# expect: 0 1 True
# expect: RuntimeError('cannot reuse already awaited coroutine')
# expect: 0 1 True
# expect: RuntimeError('cannot reuse already awaited coroutine')
# expect: whole
# expect: asked: False
# expect: True
