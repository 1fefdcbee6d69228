import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    print(await nap(1))
    print(await nap(2))
    print(await nap(0.5))


asyncio.run(main())
# expect @1: 1
# expect @3: 2
# expect @3.5: 0.5
