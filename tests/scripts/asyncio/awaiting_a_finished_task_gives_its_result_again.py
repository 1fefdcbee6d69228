import asyncio


async def work():
    print("working")
    return [1]


async def main():
    task = asyncio.create_task(work())
    first = await task
    second = await task
    print(first, first is second)


asyncio.run(main())
# expect: working
# expect: [1] True
