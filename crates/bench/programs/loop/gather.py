"""Gather: twenty thousand children at once, several times over."""

import asyncio


async def child(n):
    await asyncio.sleep(0)
    return n + 1


async def main():
    total = 0
    for _ in range(3):
        results = await asyncio.gather(*[child(n) for n in range(20_000)])
        total += sum(results)
    print(total)


asyncio.run(main())
