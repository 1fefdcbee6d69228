# since: 3.12
import asyncio, contextvars
from contextvars import *
v = ContextVar('v'); d = ContextVar('d', default=5)
async def worker(n):
    v.set(n); await asyncio.sleep(0.01 * n); return v.get(), d.get()
async def main():
    v.set("main"); d.set(6)
    print(await asyncio.gather(*(worker(i) for i in range(3))), v.get())
    t1 = asyncio.create_task(worker(9)); v.set("changed"); await t1; print(v.get(), t1.result())
    ctx = copy_context(); t2 = asyncio.create_task(worker(8), context=ctx); await t2; print(ctx[v], v.get())
    seen = []; loop = asyncio.get_running_loop(); loop.call_soon(lambda: seen.append(v.get())); v.set("after"); await asyncio.sleep(0); print(seen)
    loop.call_soon(lambda: seen.append(v.get()), context=ctx) if False else loop.call_soon(lambda: seen.append(v.get("no")), context=Context()) if False else None
    await worker(4); print(v.get())
    async def child(): v.set("child"); return v.get()
    print(await child(), v.get(), await asyncio.wait_for(worker(1), 1), v.get())
    f = loop.create_future(); f.add_done_callback(lambda f: seen.append(("cb", v.get()))); v.set("later"); f.set_result(1); await asyncio.sleep(0); print(seen)
    async def agen():
        v.set("agen"); yield v.get(); v.set("agen2"); yield v.get()
    print([x async for x in agen()], v.get())
v.set("outer"); asyncio.run(main()); print(v.get(), d.get())


# expect: [(0, 6), (1, 6), (2, 6)] main
# expect: changed (9, 6)
# expect: 8 changed
# expect: ['changed']
# expect: 4
# expect: child child (1, 6) 1
# expect: ['changed', ('cb', 1)]
# expect: ['agen', 'agen2'] agen2
# expect: outer 5
