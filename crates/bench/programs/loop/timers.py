"""Timers: sixty thousand sleeps of different lengths, all pending together."""

import asyncio


async def sleeper(n, delay, order):
    await asyncio.sleep(delay)
    order.append(n)


async def main():
    order = []
    seed = 7
    tasks = []
    for n in range(60_000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        tasks.append(asyncio.create_task(sleeper(n, 0.05 + seed % 1000 / 10_000, order)))
    await asyncio.gather(*tasks)
    print(len(order), sum(order))


asyncio.run(main())
