"""`await asyncio.sleep(d)` right in a task makes no object, unless somebody looks: nobody is to see the difference."""

import asyncio


async def inner(delay=5):
    await asyncio.sleep(delay)
    return "slept"


async def outer(delay=5):
    try:
        return await inner(delay)
    except asyncio.CancelledError as error:
        print("cancelled with", error.args)  # expect: cancelled with ('enough',)
        # expect: cancelled with ()
        # expect: cancelled with ()
        # expect: cancelled with ()
        raise


async def outcome(task):
    return (await asyncio.gather(task, return_exceptions=True))[0]


async def looked_at():
    task = asyncio.create_task(outer(), name="looked at")
    await asyncio.sleep(0.01)
    print(repr(task)[repr(task).index("wait_for"):])
    # expect: wait_for=<Future pending cb=[Task.task_wakeup()]>>
    inside = task.get_coro().cr_await
    print(inside.cr_code.co_name, inside.cr_await.__name__, inside.cr_await.cr_running)
    # expect: inner sleep False
    print(type(task._fut_waiter).__name__ != "NoneType", task.done())  # expect: True False
    print(task.cancel("enough"), task.cancelling(), repr(await outcome(task)))
    # expect: True 1 CancelledError('')
    # The sleep that was looked at ends like any other.
    task = asyncio.create_task(outer(0.02))
    await asyncio.sleep(0.01)
    print(task.get_coro().cr_await.cr_await.__name__, await task)  # expect: sleep slept


async def driven_by_hand():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    coroutine = task.get_coro()
    try:
        coroutine.throw(KeyError("by hand"))
    except KeyError as error:
        print(repr(error), coroutine.cr_frame, task.done())  # expect: KeyError('by hand') None False
    task.cancel()
    print(repr(await outcome(task)))  # expect: RuntimeError('cannot reuse already awaited coroutine')
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.get_coro().close()
    task.cancel()
    print(repr(await outcome(task)))  # expect: RuntimeError('cannot reuse already awaited coroutine')


async def in_between():
    class Awaitable:
        def __await__(self):
            return (yield from inner(0.01).__await__())

    print(await Awaitable())  # expect: slept

    async def items():
        for number in range(3):
            await asyncio.sleep(0.001)
            yield number

    print([number async for number in items()])  # expect: [0, 1, 2]
    print(await asyncio.sleep(0.001, "a result"), await asyncio.sleep(0.001))  # expect: a result None


async def at_the_same_time():
    loop = asyncio.get_running_loop()
    # The sleep's timer is first: it is over before the task is cancelled, which the task hears of as it goes on.
    task = asyncio.create_task(outer(0.01))
    await asyncio.sleep(0)
    loop.call_later(0.01, task.cancel)
    print(repr(await outcome(task)))  # expect: CancelledError('')
    # The other way round.
    task = asyncio.create_task(outer(0.01))
    loop.call_later(0.01, task.cancel)
    print(repr(await outcome(task)))  # expect: CancelledError('')

    async def gives_up(seconds):
        try:
            async with asyncio.timeout(seconds):
                await asyncio.sleep(10)
        except TimeoutError:
            return "too late"

    print(await gives_up(0.01), await gives_up(0))  # expect: too late too late
    try:
        await asyncio.wait_for(outer(), 0.01)
    except TimeoutError as error:
        print(repr(error))  # expect: TimeoutError()


async def main():
    await looked_at()
    await driven_by_hand()
    await in_between()
    await at_the_same_time()
    loop = asyncio.get_running_loop()
    print([await asyncio.sleep(delay) for delay in (-1.5, True, 1e-9)])  # expect: [None, None, None]
    print(len(asyncio.all_tasks()), loop.is_running())  # expect: 1 True


asyncio.run(main())
