"""Locks and semaphores: many tasks that want the same few things."""

import asyncio


async def worker(lock, semaphore, counts, rounds):
    for _ in range(rounds):
        async with lock:
            counts["locked"] += 1
            await asyncio.sleep(0)
        async with semaphore:
            counts["inside"] += 1
            counts["most"] = max(counts["most"], counts["inside"])
            await asyncio.sleep(0)
            counts["inside"] -= 1
        async with lock:
            # Held for no turn, and often taken without waiting.
            counts["locked"] += 1


async def main():
    lock, semaphore = asyncio.Lock(), asyncio.Semaphore(5)
    counts = {"locked": 0, "inside": 0, "most": 0}
    await asyncio.gather(*[worker(lock, semaphore, counts, 400) for _ in range(50)])
    print(counts)


asyncio.run(main())
