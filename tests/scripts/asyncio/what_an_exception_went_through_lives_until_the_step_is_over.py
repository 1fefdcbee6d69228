"""A task that ends in the step in which something was thrown into it: its locals die after all are told that it is done.

The wake-up holds the exception, the exception its traceback, and the traceback the frame with the locals. So an async
generator that lies there is closed a little later than that of a task which was not disturbed.
"""

import asyncio


async def source(name):
    try:
        for i in range(3):
            yield i
    finally:
        print(name, "is closed")


async def undisturbed(name):
    generator = source(name)
    await anext(generator)
    await asyncio.sleep(0)


async def cancelled_in(name, what):
    generator = source(name)
    await anext(generator)
    asyncio.get_running_loop().call_soon(asyncio.current_task().cancel)
    try:
        await what()
    except asyncio.CancelledError:
        pass


async def cancelled_before(name):
    generator = source(name)
    await anext(generator)
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        pass


async def failed(name):
    generator = source(name)
    await anext(generator)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_exception, KeyError(name))
    try:
        await future
    except KeyError:
        pass


async def deeper():
    await asyncio.get_running_loop().create_future()


async def main():
    for name, coroutine in {
        "undisturbed": undisturbed("undisturbed"),
        "asleep": cancelled_in("asleep", lambda: asyncio.sleep(3)),
        "deeper": cancelled_in("deeper", deeper),
        "in a queue": cancelled_in("in a queue", lambda: asyncio.wait_for(asyncio.Queue().get(), 0)),
        "before": cancelled_before("before"),
        "failed": failed("failed"),
    }.items():
        await asyncio.wait([asyncio.create_task(coroutine)])
        print(name, "was waited for")
        await asyncio.sleep(0)


asyncio.run(main())
# expect: undisturbed is closed
# expect: undisturbed was waited for
# expect: asleep was waited for
# expect: asleep is closed
# expect: deeper was waited for
# expect: deeper is closed
# expect: in a queue was waited for
# expect: in a queue is closed
# expect: before is closed
# expect: before was waited for
# expect: failed was waited for
# expect: failed is closed
