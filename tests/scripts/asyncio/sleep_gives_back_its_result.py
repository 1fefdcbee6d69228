import asyncio


async def main():
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(1, result=[1]), await asyncio.sleep(-1))
    # expect: zero [1] None


asyncio.run(main())
