"""Deep awaits: a task that suspends under twenty levels of coroutines, and one whose awaits never suspend."""

import asyncio


async def descend(depth, pauses):
    if depth == 0:
        for _ in range(pauses):
            await asyncio.sleep(0)
        return pauses
    return 1 + await descend(depth - 1, pauses)


async def immediate(n):
    return n + 1


async def without_suspending(rounds):
    n = 0
    for _ in range(rounds):
        n = await immediate(n)
    return n


async def main():
    print(sum(await asyncio.gather(*[descend(20, 2000) for _ in range(50)])))
    print(sum(await asyncio.gather(*[descend(50, 1) for _ in range(1000)])))
    print(await without_suspending(500_000))


asyncio.run(main())
