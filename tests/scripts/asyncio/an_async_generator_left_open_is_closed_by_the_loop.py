import asyncio


async def ticks():
    try:
        while True:
            yield "tick"
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(1)
        print("closed")


async def main():
    async for t in ticks():
        print(t)
        break
    print("after the loop")
    await asyncio.sleep(3)
    print("end")


asyncio.run(main())
# expect @0: tick
# expect @0: after the loop
# expect @1: closed
# expect @3: end
