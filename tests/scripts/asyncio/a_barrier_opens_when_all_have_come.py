import asyncio


async def runner(n, barrier):
    await asyncio.sleep(n)
    place = await barrier.wait()
    print(n, place)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*[runner(n, barrier) for n in (2, 1, 3)])
    print(barrier.n_waiting, barrier.parties, barrier.broken)


asyncio.run(main())
# expect @3: 3 2
# expect @3: 1 0
# expect @3: 2 1
# expect @3: 0 3 False
