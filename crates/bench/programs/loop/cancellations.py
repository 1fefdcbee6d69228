"""A storm of cancellations: tasks parked in sleeps, in locks and in other tasks are cancelled again and again."""

import asyncio


async def sleeper(ends):
    try:
        await asyncio.sleep(3600)
    finally:
        ends.append("sleeper")


async def waiter(lock, ends):
    try:
        async with lock:
            ends.append("lock")
    except asyncio.CancelledError:
        ends.append("waiter")
        raise


async def parent(ends):
    await asyncio.gather(*[asyncio.create_task(sleeper(ends)) for _ in range(5)])


async def main():
    ends = []
    cancelled = 0
    for _ in range(40):
        lock = asyncio.Lock()
        await lock.acquire()
        tasks = [asyncio.create_task(sleeper(ends)) for _ in range(100)]
        tasks += [asyncio.create_task(waiter(lock, ends)) for _ in range(100)]
        tasks += [asyncio.create_task(parent(ends)) for _ in range(20)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            cancelled += isinstance(result, asyncio.CancelledError)
        for _ in range(50):
            try:
                async with asyncio.timeout(0):
                    await asyncio.sleep(3600)
            except TimeoutError:
                ends.append("timeout")
    print(cancelled, len(ends), ends.count("sleeper"), ends.count("waiter"), ends.count("timeout"))


asyncio.run(main())
