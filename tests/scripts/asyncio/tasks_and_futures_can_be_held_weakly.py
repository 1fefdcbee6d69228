"""Tasks, futures, handles and loops can be held by weak references: nobody is kept alive by a register."""

import asyncio
import weakref


class Registry:
    def __init__(self):
        self.tasks = weakref.WeakSet()
        self.names = weakref.WeakKeyDictionary()

    def start(self, name, coroutine):
        task = asyncio.create_task(coroutine)
        self.tasks.add(task)
        self.names[task] = name
        return task


async def work(seconds):
    await asyncio.sleep(seconds)


async def main():
    registry = Registry()
    short, long = registry.start("short", work(1)), registry.start("long", work(2))
    print(sorted(registry.names.values()))  # expect: ['long', 'short']
    await short
    del short
    print(len(registry.tasks), list(registry.names.values()))  # expect: 2 ['short', 'long']
    await long
    future = asyncio.get_running_loop().create_future()
    reference = weakref.ref(future, lambda _: print("the future is gone"))  # expect: the future is gone
    print(reference() is future)  # expect: True
    del future
    handle = asyncio.get_running_loop().call_soon(print, "called")
    weak_handle = weakref.ref(handle)
    print(weak_handle() is handle, weakref.ref(asyncio.get_running_loop())() is asyncio.get_running_loop())
    # expect: True True
    lock, queue = asyncio.Lock(), asyncio.Queue()
    print(weakref.ref(lock)() is lock, weakref.ref(queue)() is queue)  # expect: True True
    await asyncio.sleep(0)


asyncio.run(main())  # expect: called
