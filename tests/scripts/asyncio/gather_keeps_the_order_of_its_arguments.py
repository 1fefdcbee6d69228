import asyncio


async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
    return name


async def main():
    print(await asyncio.gather(nap("slow", 3), nap("fast", 1), nap("middle", 2)))
    print(await asyncio.gather())


asyncio.run(main())
# expect @1: fast
# expect @2: middle
# expect @3: slow
# expect @3: ['slow', 'fast', 'middle']
# expect @3: []
