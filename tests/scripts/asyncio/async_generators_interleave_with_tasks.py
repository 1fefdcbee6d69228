import asyncio


async def ticker(name, period, n):
    for i in range(n):
        await asyncio.sleep(period)
        yield name, i


async def follow(name, period):
    async for tick in ticker(name, period, 3):
        print(tick)


async def main():
    await asyncio.gather(follow("slow", 2), follow("fast", 1))
    print([i async for _, i in ticker("c", 1, 3) if i])


asyncio.run(main())
# expect @1: ('fast', 0)
# expect @2: ('slow', 0)
# expect @2: ('fast', 1)
# expect @3: ('fast', 2)
# expect @4: ('slow', 1)
# expect @6: ('slow', 2)
# expect @9: [1, 2]
