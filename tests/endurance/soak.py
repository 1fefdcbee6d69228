"""Rounds of everything that waits: after so many tasks and so many hours the memory is what it was after the first rounds.

The number of rounds is given; one is some ten thousand tasks and two virtual minutes.
"""

import asyncio
import sys


def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


async def child(n):
    await asyncio.sleep(n % 7)
    return n


async def worker(queue, lock, semaphore):
    while True:
        n = await queue.get()
        async with lock:
            await asyncio.sleep(0)
        async with semaphore:
            try:
                async with asyncio.timeout(n % 5):
                    await asyncio.sleep(2)
            except TimeoutError:
                pass
        queue.task_done()


async def numbers(count):
    for n in range(count):
        await asyncio.sleep(0)
        yield n


async def cancelled(tasks):
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def one_round():
    queue, lock, semaphore = asyncio.Queue(10), asyncio.Lock(), asyncio.Semaphore(5)
    workers = [asyncio.create_task(worker(queue, lock, semaphore)) for _ in range(10)]
    for n in range(100):
        await queue.put(n)
    await queue.join()
    await cancelled(workers)
    await asyncio.gather(*[child(n) for n in range(9000)])
    async with asyncio.TaskGroup() as group:
        for n in range(900):
            group.create_task(child(n))
    async for n in numbers(100):
        if n == 50:
            break
    await cancelled([asyncio.create_task(asyncio.sleep(3600)) for _ in range(90)])
    await asyncio.sleep(60)


async def main():
    for _ in range(5):
        await one_round()
    before = resident()
    for _ in range(int(sys.argv[1])):
        await one_round()
    grown = resident() - before
    hours = asyncio.get_running_loop().time() / 3600
    print(f"{hours:.1f} hours, grown by {grown} KB", file=sys.stderr)
    assert grown < 1024, f"grown by {grown} KB"
    assert len(asyncio.all_tasks()) == 1
    print("as before")


asyncio.run(main())
