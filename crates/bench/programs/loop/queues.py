"""Queues: producers and consumers over a queue that is often full and often empty."""

import asyncio


async def producer(queue, first, count):
    for n in range(first, first + count):
        await queue.put(n)


async def consumer(queue, sums):
    total = 0
    while True:
        item = await queue.get()
        if item is None:
            break
        total += item
        queue.task_done()
    sums.append(total)


async def main():
    queue = asyncio.Queue(maxsize=10)
    sums = []
    consumers = [asyncio.create_task(consumer(queue, sums)) for _ in range(20)]
    await asyncio.gather(*[producer(queue, 1000 * n, 4000) for n in range(20)])
    await queue.join()
    for _ in consumers:
        await queue.put(None)
    await asyncio.gather(*consumers)
    print(len(sums), sum(sums))


asyncio.run(main())
