"""Patterns as books and courses have them: actors, debouncing, throttling, merging, first of several, memoising, pipelines."""

import asyncio, time
class Actor:
    def __init__(self): self.inbox = asyncio.Queue(); self.task = asyncio.create_task(self.run())
    async def run(self):
        while (m := await self.inbox.get()) is not None: await self.on(m)
    async def on(self, m): print(type(self).__name__, m)
    async def stop(self): await self.inbox.put(None); await self.task
class Ping(Actor):
    async def on(self, m):
        print("ping", m)
        if m: await pong.inbox.put(m - 1)
class Pong(Actor):
    async def on(self, m): print("pong", m); await ping.inbox.put(m)
class Debounce:
    def __init__(self, d, f): self.d, self.f, self.h = d, f, None
    def __call__(self, *a):
        if self.h: self.h.cancel()
        self.h = asyncio.get_running_loop().call_later(self.d, self.f, *a)
class Throttle:
    def __init__(self, rate): self.rate, self.t = rate, 0
    async def __aenter__(self):
        now = asyncio.get_running_loop().time(); wait = max(0, self.t - now); self.t = max(self.t, now) + self.rate
        await asyncio.sleep(wait)
    async def __aexit__(self, *a): pass
async def ticker(d, n):
    for i in range(n): yield i; await asyncio.sleep(d)
async def merge(*gens):
    q = asyncio.Queue(); 
    async def pump(g):
        async for x in g: await q.put(x)
    ts = [asyncio.create_task(pump(g)) for g in gens]
    asyncio.gather(*ts).add_done_callback(lambda _: q.put_nowait(None))
    while (x := await q.get()) is not None: yield x
async def main():
    global ping, pong
    ping, pong = Ping(), Pong(); await ping.inbox.put(2); await asyncio.sleep(0.01); await ping.stop(); await pong.stop()
    d = Debounce(0.02, print); [d(i) for i in range(5)]; await asyncio.sleep(0.05)
    th = Throttle(0.02); t = time.perf_counter()
    for i in range(4):
        async with th: pass
    print(0.05 < time.perf_counter() - t < 0.2)
    print(sorted([x async for x in merge(ticker(0.01, 3), ticker(0.015, 2))]))
    async def heartbeat():
        try:
            while True: await asyncio.sleep(0.02); print("beat")
        except asyncio.CancelledError: print("stopped beating"); raise
    hb = asyncio.create_task(heartbeat()); await asyncio.sleep(0.05); hb.cancel(); await asyncio.gather(hb, return_exceptions=True)
    async def first(*cs):
        ts = [asyncio.ensure_future(c) for c in cs]
        done, pend = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
        for p in pend: p.cancel()
        await asyncio.gather(*pend, return_exceptions=True)
        return done.pop().result()
    print(await first(asyncio.sleep(0.5, "slow"), asyncio.sleep(0.01, "fast")))
    cache = {}
    def memo(f):
        async def w(k):
            if k not in cache: cache[k] = asyncio.ensure_future(f(k))
            return await cache[k]
        return w
    calls = 0
    @memo
    async def get(k):
        nonlocal calls; calls += 1; await asyncio.sleep(0.01); return k * 2
    print(await asyncio.gather(get(1), get(1), get(2)), calls)
    async def pipeline(src, *fs):
        async for x in src:
            for f in fs: x = await f(x)
            yield x
    async def inc(x): return x + 1
    async def sq(x): return x * x
    print([x async for x in pipeline(ticker(0, 4), inc, sq)])
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(0.01, fut.set_exception, ValueError("late"))
    try: await fut
    except ValueError as e: print(e)
    try:
        async with asyncio.timeout(0.01): 
            try: await asyncio.sleep(1)
            finally: print("inner finally")
    except TimeoutError as e: print(repr(e))
    async with asyncio.timeout(10) as cm:  # raises: TimeoutError
        cm.reschedule(loop.time() + 0.01)
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: print("cancelled in"); raise
asyncio.run(main())
# expect: ping 2
# expect: pong 1
# expect: ping 1
# expect: pong 0
# expect: ping 0
# expect: 4
# expect: True
# expect: [0, 0, 1, 1, 2]
# expect: beat
# expect: beat
# expect: stopped beating
# expect: fast
# expect: [2, 2, 4] 2
# expect: [1, 4, 9, 16]
# expect: late
# expect: inner finally
# expect: TimeoutError()
# expect: cancelled in
