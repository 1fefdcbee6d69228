"""A loop by hand, callbacks that call themselves, tasks that will not stop, and what is refused."""

import asyncio
# old style
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
async def hello(): await asyncio.sleep(0.01); return "hello"
fut = asyncio.ensure_future(hello(), loop=loop)
fut.add_done_callback(lambda f: print("done:", f.result()))
loop.run_until_complete(fut)
def cb(n): 
    print("cb", n)
    if n: loop.call_later(0.01, cb, n - 1)
    else: loop.stop()
loop.call_soon(cb, 3); loop.run_forever()
t1 = loop.create_task(hello()); t2 = loop.create_task(hello())
print(loop.run_until_complete(asyncio.gather(t1, t2)))
h = loop.call_later(10, print, "never"); h.cancel(); print(h.cancelled(), h.when() > loop.time())
async def bad(): raise RuntimeError("bad")
try: loop.run_until_complete(bad())
except RuntimeError as e: print("caught", e)
pending = asyncio.all_tasks(loop); print(len(pending))
loop.run_until_complete(loop.shutdown_asyncgens()); loop.close()
print(loop.is_closed())
try: loop.call_soon(print)
except RuntimeError as e: print(e)
async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())
    async def child(): print(asyncio.current_task().get_name()); return 1
    t = asyncio.create_task(child(), name="my-task"); print(t.get_name(), await t); t.set_name("x"); print(t.get_name())
    print(len(asyncio.all_tasks()), {x.get_name() for x in asyncio.all_tasks()} >= set())
    asyncio.current_task().set_name("main")
    try:
        asyncio.current_task().cancel(); await asyncio.sleep(0)
    except asyncio.CancelledError: print("self cancelled", asyncio.current_task().cancelling()); asyncio.current_task().uncancel()
    print(asyncio.current_task().cancelling())
    async def stubborn():
        for i in range(3):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: print("no", i)
        return "finally"
    s = asyncio.create_task(stubborn()); await asyncio.sleep(0)
    for _ in range(3): s.cancel(); await asyncio.sleep(0)
    print(await s)
    async def cleanup():
        try: await asyncio.sleep(10)
        finally:
            await asyncio.sleep(0.01); print("cleaned")
    c = asyncio.create_task(cleanup()); await asyncio.sleep(0); c.cancel()
    try: await c
    except asyncio.CancelledError: print("c cancelled")
    g = asyncio.gather(asyncio.sleep(10), asyncio.sleep(10)); asyncio.get_running_loop().call_later(0.01, g.cancel)
    try: await g
    except asyncio.CancelledError: print("gather cancelled")
    r = await asyncio.gather(*[asyncio.sleep(0.01 * (3 - i), i) for i in range(3)]); print(r)
    print(await asyncio.gather())
    done, pending = await asyncio.wait({asyncio.create_task(asyncio.sleep(0.01, "a")), asyncio.create_task(asyncio.sleep(9, "b"))}, return_when=asyncio.FIRST_COMPLETED)
    print([d.result() for d in done], len(pending)); [p.cancel() for p in pending]
    try: await asyncio.wait([hello()])
    except TypeError as e: print(e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: asyncio.create_task(5)
    except TypeError as e: print(e)
    x = hello()
    await x
    try: await x
    except RuntimeError as e: print(e)
asyncio.run(main())
# expect: done: hello
# expect: cb 3
# expect: cb 2
# expect: cb 1
# expect: cb 0
# expect: ['hello', 'hello']
# expect: True True
# expect: caught bad
# expect: 0
# expect: True
# expect: Event loop is closed
# expect: True
# expect: my-task
# expect: my-task 1
# expect: x
# expect: 1 True
# expect: self cancelled 1
# expect: 0
# expect: no 0
# expect: no 1
# expect: no 2
# expect: finally
# expect: cleaned
# expect: c cancelled
# expect: gather cancelled
# expect: [0, 1, 2]
# expect: []
# expect: ['a'] 1
# expect: Passing coroutines is forbidden, use tasks explicitly.
# expect: Set of Tasks/Futures is empty.
# expect: a coroutine was expected, got 5
# expect: cannot reuse already awaited coroutine
