"""Spawning: each task is created, awaited and dropped before the next."""

import asyncio


async def child(n):
    return n * 2


async def main():
    total = 0
    for n in range(60_000):
        total += await asyncio.create_task(child(n))
    print(total)


asyncio.run(main())
