"""A function that a program puts in the place of a method of its loop is asked wherever asyncio asks: spies and fakes hear of every
callback, timer, future and task, in the order of CPython."""
# since: 3.14

import asyncio
async def child(): await asyncio.sleep(0.1); return 7
async def main():
    loop = asyncio.get_running_loop()
    seen = []
    def spy(name):
        original = getattr(loop, name)
        def wrapper(*args, **kwargs):
            seen.append(name)
            return original(*args, **kwargs)
        setattr(loop, name, wrapper)
        return original
    async def tell(what, thing):
        seen.clear()
        try: result = await thing() 
        except TimeoutError: result = "timeout"
        print(what, result, seen)
    for name in ["call_later", "call_at", "call_soon", "create_task", "create_future"]: spy(name)
    await tell("sleep", lambda: asyncio.sleep(0.1))
    await tell("sleep0", lambda: asyncio.sleep(0))
    await tell("task", lambda: asyncio.create_task(child()))
    await tell("gather", lambda: asyncio.gather(child(), child()))
    await tell("wait_for", lambda: asyncio.wait_for(child(), 1))
    await tell("wait_for timeout", lambda: asyncio.wait_for(child(), 0.01))
    async def timeout():
        async with asyncio.timeout(0.05): await asyncio.sleep(1)
    await tell("timeout", timeout)
    e = asyncio.Event()
    loop.call_later(0.1, e.set)
    await tell("event", e.wait)
    q = asyncio.Queue()
    loop.call_later(0.1, q.put_nowait, 1)
    await tell("queue", q.get)
    l = asyncio.Lock(); await l.acquire()
    loop.call_later(0.1, l.release)
    await tell("lock", l.acquire)
    async def group():
        async with asyncio.TaskGroup() as tg: tg.create_task(child()); tg.create_task(child())
    await tell("group", group)
    async def wait(): return len((await asyncio.wait([asyncio.ensure_future(child()), asyncio.ensure_future(child())]))[0])
    await tell("wait", wait)
    async def done():
        t = asyncio.ensure_future(child()); t.add_done_callback(lambda t: None); return await t
    await tell("done", done)
    async def cancelled():
        t = asyncio.ensure_future(child()); await asyncio.sleep(0); t.cancel()
        try: await t
        except asyncio.CancelledError: return "cancelled"
    await tell("cancelled", cancelled)
    async def completed(): return [await c for c in asyncio.as_completed([child(), child()])]
    await tell("completed", completed)
    async def shield(): return await asyncio.shield(child())
    await tell("shield", shield)
    for name in ["call_later", "call_at", "call_soon", "create_task", "create_future"]: delattr(loop, name)
    await tell("none", child)
asyncio.run(main())


async def fake():
    # A timer that does not wait.
    loop = asyncio.get_running_loop()
    begun = loop.time()
    loop.call_later = lambda delay, callback, *args, **options: loop.call_soon(callback, *args)
    await asyncio.gather(asyncio.sleep(100), asyncio.sleep(200))
    print(loop.time() - begun < 1)


asyncio.run(fake())
# expect: sleep None ['create_future', 'call_later', 'call_at', 'call_soon']
# expect: sleep0 None ['call_soon']
# expect: task 7 ['create_task', 'call_soon', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon']
# expect: gather [7, 7] ['create_task', 'call_soon', 'create_task', 'call_soon', 'create_future', 'call_later', 'call_at', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon', 'call_soon', 'call_soon', 'call_soon']
# expect: wait_for 7 ['call_at', 'create_future', 'call_later', 'call_at', 'call_soon']
# expect: wait_for timeout timeout ['call_at', 'create_future', 'call_later', 'call_at', 'call_soon']
# expect: timeout timeout ['call_at', 'create_future', 'call_later', 'call_at', 'call_soon']
# expect: event True ['create_future', 'call_soon']
# expect: queue 1 ['create_future', 'call_soon']
# expect: lock True ['create_future', 'call_soon']
# expect: group None ['create_task', 'call_soon', 'create_task', 'call_soon', 'create_future', 'create_future', 'call_later', 'call_at', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon', 'call_soon', 'call_soon', 'call_soon']
# expect: wait 2 ['create_task', 'call_soon', 'create_task', 'call_soon', 'create_future', 'create_future', 'call_later', 'call_at', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon', 'call_soon', 'call_soon', 'call_soon']
# expect: done 7 ['create_task', 'call_soon', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon', 'call_soon']
# expect: cancelled cancelled ['create_task', 'call_soon', 'call_soon', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon']
# expect: completed [7, 7] ['create_task', 'call_soon', 'create_task', 'call_soon', 'create_future', 'create_future', 'call_later', 'call_at', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon', 'call_soon', 'call_soon', 'call_soon']
# expect: shield 7 ['create_task', 'call_soon', 'create_future', 'create_future', 'call_later', 'call_at', 'call_soon', 'call_soon', 'call_soon', 'call_soon', 'call_soon']
# expect: none 7 []
# expect: True
