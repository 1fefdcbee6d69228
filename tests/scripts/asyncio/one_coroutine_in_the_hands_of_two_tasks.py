"""One coroutine in the hands of two tasks: both wait for what it waits for, the one that wakes first goes on with it, and the other
finds it used up. And what gather says of a list whose star was forgotten."""
# since: 3.14

import asyncio


async def both(work, cancel=False):
    c = work()
    a, b = asyncio.create_task(c), asyncio.create_task(c)
    if cancel:
        await asyncio.sleep(0.01)
        a.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True))
async def main():
    async def work(): await asyncio.sleep(.1); return "done"
    await both(work)
    await both(work, True)
    async def w0(): await asyncio.sleep(0); return "done"
    await both(w0)
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.1, fut.set_result, 5)
    async def w1(): return await fut
    await both(w1)
    e = asyncio.Event()
    asyncio.get_running_loop().call_later(0.1, e.set)
    async def w2(): return await e.wait()
    await both(w2)
    q = asyncio.Queue()
    asyncio.get_running_loop().call_later(0.1, q.put_nowait, 7)
    async def w3(): return await q.get()
    await both(w3)
    async def w4(): return await asyncio.gather(work(), work())
    await both(w4)
    async def w5():
        async with asyncio.timeout(1): return await asyncio.create_task(work())
    await both(w5)
    async def w6(): return await asyncio.wait_for(work(), 1)
    await both(w6)
    async def w7(): return await work()
    await both(w7)
    l = asyncio.Lock(); await l.acquire()
    asyncio.get_running_loop().call_later(0.1, l.release)
    async def w8():
        async with l: return "lock"
    await both(w8)
    await both(work, True)
    await both(w1, True)


async def by_hand():
    # Whoever drives a coroutine by hand has to take up the future that it yields.
    future = asyncio.get_running_loop().create_future()

    async def waits():
        return await future

    for coroutine in waits(), asyncio.sleep(1):
        print(type(coroutine.send(None)).__name__ in ("Future", "coroutine"))
        try:
            coroutine.send(None)
        except RuntimeError as error:
            print(error)
        future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.gather([1, 2])
    except TypeError as error:
        print(error)


asyncio.run(main())
asyncio.run(by_hand())
# expect: ['done', RuntimeError('cannot reuse already awaited coroutine')]
# expect: [CancelledError(''), RuntimeError('cannot reuse already awaited coroutine')]
# expect: [RuntimeError('cannot reuse already awaited coroutine'), 'done']
# expect: [5, RuntimeError('cannot reuse already awaited coroutine')]
# expect: [True, RuntimeError('cannot reuse already awaited coroutine')]
# expect: [7, RuntimeError('cannot reuse already awaited coroutine')]
# expect: [['done', 'done'], RuntimeError('cannot reuse already awaited coroutine')]
# expect: ['done', RuntimeError('cannot reuse already awaited coroutine')]
# expect: ['done', RuntimeError('cannot reuse already awaited coroutine')]
# expect: ['done', RuntimeError('cannot reuse already awaited coroutine')]
# expect: ['lock', RuntimeError('cannot reuse already awaited coroutine')]
# expect: [CancelledError(''), RuntimeError('cannot reuse already awaited coroutine')]
# expect: [5, RuntimeError('cannot reuse already awaited coroutine')]
# expect: True
# expect: await wasn't used with future
# expect: True
# expect: await wasn't used with future
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
