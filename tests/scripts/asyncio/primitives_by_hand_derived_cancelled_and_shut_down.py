# since: 3.14
import asyncio
import gc
import inspect
import re


def say(*what):
    print(re.sub("0x[0-9a-f]+", "0x", " ".join(map(str, what))))


def tried(f, *a):
    try:
        say(f(*a))
    except BaseException as e:
        say(type(e).__name__, e)


class LoudLock(asyncio.Lock):
    async def acquire(self):
        say("acquire")
        r = await super().acquire()
        say("acquired")
        return r

    def release(self):
        say("release")
        super().release()


class Unique(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = set()

    def _put(self, item):
        self._queue.add(item)

    def _get(self):
        return self._queue.pop()


class Log(asyncio.Queue):
    async def get(self):
        item = await super().get()
        say("got", item)
        return item

    def full(self):
        say("full?")
        return super().full()

    def put_nowait(self, x):
        say("nowait", x)
        return super().put_nowait(x)


async def holder(lock, n):
    async with lock:
        await asyncio.sleep(n)


async def main():
    l = LoudLock()
    async with l:
        say(l.locked())

    async def two():
        async with l:
            await asyncio.sleep(0)
    await asyncio.gather(two(), two())
    q = Unique(2)
    await q.put(1)
    await q.put(1)
    say(q.qsize(), q.full(), q)
    await q.put(2)
    say(q.full(), str(q).split("at")[0])
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        say("full", repr(e))
    say(sorted([await q.get(), await q.get()]), q.empty())
    g = Log(1)
    await g.put(1)
    p = asyncio.create_task(g.put(2))
    await asyncio.sleep(0)
    say(await g.get(), await g.get())
    await p
    # by hand
    lock = asyncio.Lock()
    c = lock.acquire()
    tried(c.send, None)
    tried(c.send, None)
    c = lock.acquire()
    f = c.send(None)
    say(type(f).__name__, f._asyncio_future_blocking, len(lock._waiters), lock)
    say(c.cr_await is not None, c.cr_running, c.cr_suspended, inspect.getcoroutinestate(c))
    tried(c.throw, ValueError("x"))
    say(len(lock._waiters), inspect.getcoroutinestate(c))
    c = lock.acquire()
    c.send(None)
    c.close()
    say(len(lock._waiters))
    c = lock.acquire()
    c.send(None)
    del c
    gc.collect()
    say(len(lock._waiters))
    c = lock.acquire()
    tried(c.send, 1)
    c.close()
    tried(c.send, None)
    c = lock.acquire()
    tried(c.throw, KeyError);
    it = lock.acquire().__await__()
    say(type(it).__name__)
    it.close()
    lock.release()
    tried(lock.release)
    # cancellation passes the turn on
    await lock.acquire()
    a = asyncio.create_task(lock.acquire())
    b = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say(a.cancelled(), b.done(), lock.locked())
    say(a.get_coro().__qualname__, a.get_stack() == [] or "frames")
    sem = asyncio.Semaphore(2)
    say(sem, [await sem.acquire(), await sem.acquire()], sem.locked(), sem)
    w = [asyncio.create_task(sem.acquire()) for _ in range(3)]
    await asyncio.sleep(0)
    say(sem)
    w[0].cancel()
    sem.release()
    sem.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say([x.done() for x in w], sem._value, sem)
    b = asyncio.BoundedSemaphore(1)
    tried(b.release)
    say(b)
    ev = asyncio.Event()
    ws = [asyncio.create_task(ev.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    say(ev)
    ev.set()
    ev.clear()
    say(await asyncio.gather(*ws), ev)
    cond = asyncio.Condition()
    say(cond)

    async def waiter(n):
        async with cond:
            await cond.wait()
            say("woken", n)
    ws = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(2)
        say(cond)
    await asyncio.sleep(0.01)
    async with cond:
        cond.notify_all()
    await asyncio.gather(*ws)
    q = asyncio.Queue()
    q.put_nowait(1)
    q.put_nowait([2])
    say(q, q._queue, q._unfinished_tasks)
    j = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.task_done()
    q.task_done()
    await j
    tried(q.task_done)
    gs = [asyncio.create_task(q.get()) for _ in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say([x.done() for x in gs], len(q._getters), q)
    q.shutdown()
    r = await asyncio.gather(*gs, return_exceptions=True)
    say(r)
    try:
        await q.put(1)
    except asyncio.QueueShutDown as e:
        say(repr(e))
    pq = asyncio.PriorityQueue()
    [pq.put_nowait(x) for x in (3, 1, 2)]
    say([await pq.get() for _ in range(3)], pq)
    lq = asyncio.LifoQueue()
    [lq.put_nowait(x) for x in (3, 1, 2)]
    say([lq.get_nowait() for _ in range(3)], lq.maxsize)
    try:
        await asyncio.wait_for(asyncio.Queue().get(), 0.01)
    except TimeoutError as e:
        say("timeout", repr(e), repr(e.__cause__))
    say(isinstance(asyncio.Lock(), asyncio.Lock), asyncio.Queue[int], asyncio.Queue.__mro__[-1])
    x = asyncio.Lock()
    x.note = 1
    say(x.note)
    q2 = asyncio.Queue(float("inf"))
    say(q2.full(), q2)
    c = q2.get()
    say(await asyncio.wait_for(asyncio.shield(asyncio.ensure_future(asyncio.sleep(0, 5))), 1))
    c.close()


lock2 = asyncio.Lock()


async def use(): 
    async with lock2:
        pass


async def contend():
    await asyncio.gather(holder(lock2, 0.01), use())


asyncio.run(main())
asyncio.run(contend())


async def other():
    await lock2.acquire()
    try:
        await lock2.acquire()
    except RuntimeError as e:
        say(str(e)[:20], str(e)[-35:])


asyncio.run(other())


# expect: acquire
# expect: acquired
# expect: True
# expect: release
# expect: acquire
# expect: acquired
# expect: acquire
# expect: release
# expect: acquired
# expect: release
# expect: 1 False <Unique maxsize=2 _queue=[1] tasks=2>
# expect: True <Unique maxsize=2 _queue=[1, 2] tasks=3>
# expect: full QueueFull()
# expect: [1, 2] True
# expect: full?
# expect: nowait 1
# expect: full?
# expect: full?
# expect: got 1
# expect: full?
# expect: nowait 2
# expect: full?
# expect: got 2
# expect: 1 2
# expect: StopIteration True
# expect: RuntimeError cannot reuse already awaited coroutine
# expect: Future True 1 <asyncio.locks.Lock object at 0x [locked, waiters:1]>
# expect: True False True CORO_SUSPENDED
# expect: ValueError x
# expect: 0 CORO_CLOSED
# expect: 0
# expect: 0
# expect: TypeError can't send non-None value to a just-started coroutine
# expect: RuntimeError cannot reuse already awaited coroutine
# expect: KeyError 
# expect: coroutine_wrapper
# expect: RuntimeError Lock is not acquired.
# expect: True True True
# expect: Lock.acquire True
# expect: <asyncio.locks.Semaphore object at 0x [locked]> [True, True] True <asyncio.locks.Semaphore object at 0x [locked]>
# expect: <asyncio.locks.Semaphore object at 0x [locked, waiters:3]>
# expect: [True, True, True] 0 <asyncio.locks.Semaphore object at 0x [locked]>
# expect: ValueError BoundedSemaphore released too many times
# expect: <asyncio.locks.BoundedSemaphore object at 0x [unlocked, value:1]>
# expect: <asyncio.locks.Event object at 0x [unset, waiters:2]>
# expect: [True, True] <asyncio.locks.Event object at 0x [unset]>
# expect: <asyncio.locks.Condition object at 0x [unlocked]>
# expect: <asyncio.locks.Condition object at 0x [locked, waiters:3]>
# expect: woken 0
# expect: woken 1
# expect: woken 2
# expect: <Queue maxsize=0 _queue=[1, [2]] tasks=2> deque([1, [2]]) 2
# expect: ValueError task_done() called too many times
# expect: [True, True, False] 1 <Queue maxsize=0 _getters[1]>
# expect: [1, [2], QueueShutDown()]
# expect: QueueShutDown()
# expect: [1, 2, 3] <PriorityQueue maxsize=0 tasks=3>
# expect: [2, 1, 3] 0
# expect: timeout TimeoutError() CancelledError()
# expect: True asyncio.queues.Queue[int] <class 'object'>
# expect: 1
# expect: False <Queue maxsize=inf>
# expect: 5
# expect: <asyncio.locks.Lock   is bound to a different event loop
