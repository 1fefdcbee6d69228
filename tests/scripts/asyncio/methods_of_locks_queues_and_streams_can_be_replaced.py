"""What asyncio has written in Python can be changed by a program: the methods of its locks, events, queues, streams and handles,
which ask each other."""
# since: 3.14

import asyncio


def wrap(cls, name):
    original = getattr(cls, name)
    def wrapper(self, *args, **kwargs):
        print(cls.__name__, name, args)
        return original(self, *args, **kwargs)
    setattr(cls, name, wrapper)
    return original
for cls, name in [(asyncio.Queue, "put"), (asyncio.Queue, "put_nowait"), (asyncio.Queue, "get"), (asyncio.Lock, "acquire"), (asyncio.Lock, "release"), (asyncio.Event, "wait"), (asyncio.Semaphore, "acquire"), (asyncio.Handle, "cancel"), (asyncio.Condition, "notify"), (asyncio.StreamWriter, "write"), (asyncio.StreamReader, "readline")]:
    wrap(cls, name)


async def main():
    q = asyncio.Queue()
    await q.put(1); print(await q.get())
    l = asyncio.Lock()
    async with l: pass
    await l.acquire(); l.release()
    e = asyncio.Event(); e.set(); await e.wait()
    s = asyncio.Semaphore()
    async with s: pass
    asyncio.get_running_loop().call_soon(print).cancel()
    r = asyncio.StreamReader(); r.feed_data(b"a\n"); print(await r.readline())
    c = asyncio.Condition()
    async with c: c.notify()


asyncio.run(main())
del asyncio.Queue.put
asyncio.Lock.extra = 5
print(asyncio.Lock().extra)
print(hasattr(asyncio.Queue, "put"))
# expect: Queue put (1,)
# expect: Queue put_nowait (1,)
# expect: Queue get ()
# expect: 1
# expect: Lock acquire ()
# expect: Lock release ()
# expect: Lock acquire ()
# expect: Lock release ()
# expect: Event wait ()
# expect: Semaphore acquire ()
# expect: Handle cancel ()
# expect: StreamReader readline ()
# expect: b'a\n'
# expect: Lock acquire ()
# expect: Condition notify ()
# expect: Lock release ()
# expect: 5
# expect: False
