import asyncio, threading, time, contextvars, concurrent.futures, queue
v = contextvars.ContextVar("v", default=0)
async def worker(n, q):
    v.set(n)
    for i in range(3):
        await asyncio.sleep(0.01 * (n + 1))
        x = await asyncio.to_thread(lambda: (v.get(), time.sleep(0.005))[0])
        q.append((n, x))
    return n
def thread_main(k, out):
    q = []
    async def m():
        return await asyncio.gather(*[worker(k * 10 + i, q) for i in range(3)])
    out[k] = (asyncio.run(m()), sorted(q))
out = {}
ts = [threading.Thread(target=thread_main, args=(k, out)) for k in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(out.items()))
# expect: [(0, ([0, 1, 2], [(0, 0), (0, 0), (0, 0), (1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (2, 2)])), (1, ([10, 11, 12], [(10, 10), (10, 10), (10, 10), (11, 11), (11, 11), (11, 11), (12, 12), (12, 12), (12, 12)])), (2, ([20, 21, 22], [(20, 20), (20, 20), (20, 20), (21, 21), (21, 21), (21, 21), (22, 22), (22, 22), (22, 22)]))]
# asyncio queue fed from threads
async def main():
    loop = asyncio.get_running_loop()
    q = asyncio.Queue()
    def feed(n):
        for i in range(5):
            time.sleep(0.002); loop.call_soon_threadsafe(q.put_nowait, (n, i))
    ts = [threading.Thread(target=feed, args=(n,)) for n in range(3)]
    [t.start() for t in ts]
    got = [await q.get() for _ in range(15)]
    print(sorted(got) == [(n, i) for n in range(3) for i in range(5)])  # expect: True
    # cancel of to_thread
    t = asyncio.create_task(asyncio.to_thread(time.sleep, 0.05))
    await asyncio.sleep(0.01); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")  # expect: cancelled
    # nested loops
    def nested():
        return asyncio.run(inner())
    async def inner():
        await asyncio.sleep(0.01); return await asyncio.to_thread(lambda: "deep")
    print(await asyncio.gather(*[asyncio.to_thread(nested) for _ in range(5)]))
    # expect: ['deep', 'deep', 'deep', 'deep', 'deep']
    # concurrent future waited by loop
    ex = concurrent.futures.ThreadPoolExecutor(2)
    fs = [ex.submit(pow, i, 2) for i in range(5)]
    print(await asyncio.gather(*map(asyncio.wrap_future, fs)))  # expect: [0, 1, 4, 9, 16]
    print([await f for f in asyncio.as_completed([loop.run_in_executor(ex, lambda s=s: (time.sleep(s), s)[1]) for s in (0.08, 0.01, 0.02)])])
    # expect: [0.01, 0.02, 0.08]
    ex.shutdown()
    try:
        async with asyncio.timeout(0.02): await asyncio.to_thread(time.sleep, 0.1)
    except TimeoutError: print("timeout")  # expect: timeout
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.to_thread(sum, range(10))); b = tg.create_task(asyncio.to_thread(len, "abc"))
    print(a.result(), b.result())  # expect: 45 3
asyncio.run(main())
# two loops talk
la, lb = asyncio.new_event_loop(), asyncio.new_event_loop()
ta, tb = threading.Thread(target=la.run_forever), threading.Thread(target=lb.run_forever)
ta.start(); tb.start()
async def ping(n):
    if n == 0: return "end"
    other = lb if asyncio.get_running_loop() is la else la
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(ping(n - 1), other)) + "!"
print(asyncio.run_coroutine_threadsafe(ping(6), la).result())  # expect: end!!!!!!
for l, t in ((la, ta), (lb, tb)):
    l.call_soon_threadsafe(l.stop); t.join(); l.close()
try: asyncio.get_event_loop_policy
except Exception: pass
def no_loop():
    try: asyncio.get_event_loop()
    except RuntimeError as e: print(e)  # expect: There is no current event loop in thread 'T'.
t = threading.Thread(target=no_loop, name="T"); t.start(); t.join()
