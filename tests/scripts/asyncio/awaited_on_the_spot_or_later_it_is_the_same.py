"""`await lock.acquire()` and `waiting = lock.acquire(); await waiting` come to the same, whether there is something to wait for or not."""
import asyncio


async def later(make, *args):
    coroutine = make(*args)
    return await coroutine


async def at_once(make, *args):
    return await make(*args)


async def outcome(way, make, *args):
    try:
        return await way(make, *args)
    except Exception as error:
        return repr(error)


async def of_locks(way):
    lock, semaphore, event = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event()
    print(await way(lock.acquire), lock.locked())  # expect: True True
    # expect: True True
    asyncio.get_running_loop().call_soon(lock.release)
    print(await way(lock.acquire), lock.locked())  # expect: True True
    # expect: True True
    try:
        await asyncio.wait_for(way(lock.acquire), 0.01)
    except TimeoutError:
        print("timeout", lock.locked())  # expect: timeout True
        # expect: timeout True
    lock.release()
    print(await way(lock.__aenter__), await way(lock.__aexit__, None, None, None), lock.locked())
    # expect: None None False
    # expect: None None False
    print(await outcome(way, lock.__aexit__, None, None, None))
    # expect: RuntimeError('Lock is not acquired.')
    # expect: RuntimeError('Lock is not acquired.')
    print([await way(semaphore.acquire) for _ in range(2)], semaphore.locked())  # expect: [True, True] True
    # expect: [True, True] True
    asyncio.get_running_loop().call_soon(event.set)
    print(await way(event.wait), await way(event.wait))  # expect: True True
    # expect: True True


async def of_queues(way):
    queue = asyncio.Queue(1)
    print(await way(queue.put, "a"), queue.qsize())  # expect: None 1
    # expect: None 1
    asyncio.get_running_loop().call_soon(queue.get_nowait)
    print(await way(queue.put, "b"), await way(queue.get), queue.empty())  # expect: None b True
    # expect: None b True
    asyncio.get_running_loop().call_soon(queue.put_nowait, "c")
    print(await way(queue.get))  # expect: c
    # expect: c
    for _ in range(3):
        queue.task_done()
    print(await way(queue.join))  # expect: None
    # expect: None


async def of_readers(way):
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"one\ntwo")
    print(await way(reader.readline), await way(reader.read, 2), await way(reader.readexactly, 0))
    # expect: b'one\n' b'tw' b''
    # expect: b'one\n' b'tw' b''
    asyncio.get_running_loop().call_soon(reader.feed_data, b"0123456789abcdef")
    print(await way(reader.readexactly, 3), await outcome(way, reader.readuntil, b"\n"))
    # expect: b'o01' LimitOverrunError('Separator is not found, and chunk exceed the limit')
    # expect: b'o01' LimitOverrunError('Separator is not found, and chunk exceed the limit')
    print(await outcome(way, reader.readexactly, -1), await outcome(way, reader.readuntil, b""))
    # expect: ValueError('readexactly size can not be less than zero') ValueError('Separator should be at least one-byte string')
    # expect: ValueError('readexactly size can not be less than zero') ValueError('Separator should be at least one-byte string')
    reader.feed_eof()
    print(await outcome(way, reader.readexactly, 20), await way(reader.read), await way(reader.readline))
    # expect: IncompleteReadError('14 bytes read on a total of 20 expected bytes') b'' b''
    # expect: IncompleteReadError('14 bytes read on a total of 20 expected bytes') b'' b''


class Counting(asyncio.Queue):
    def _put(self, item):
        print("putting", item)  # expect: putting 1
        # expect: putting 1
        super()._put(item)

    async def get(self):
        print("getting")  # expect: getting
        # expect: getting
        return await super().get()


class Loud(asyncio.Lock):
    async def acquire(self):
        print("acquiring")  # expect: acquiring
        # expect: acquiring
        return await super().acquire()

    def release(self):
        print("releasing")  # expect: releasing
        # expect: releasing
        super().release()


async def main():
    for way in (at_once, later):
        await of_locks(way)
        await of_queues(way)
        await of_readers(way)
        queue = Counting()
        print(await way(queue.put, 1), await way(queue.get))  # expect: None 1
        # expect: None 1
        async with Loud() as nothing:
            print(nothing)  # expect: None
            # expect: None
    order = []

    async def worker(name, lock):
        for n in range(2):
            async with lock:
                order.append(f"{name}{n}")
                await asyncio.sleep(0)
            order.append(name)

    lock = asyncio.Lock()
    await asyncio.gather(worker("a", lock), worker("b", lock), worker("c", lock))
    print(*order)  # expect: a0 a b0 b c0 c a1 a b1 b c1 c


asyncio.run(main())
