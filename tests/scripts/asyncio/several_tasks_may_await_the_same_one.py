import asyncio


async def work():
    await asyncio.sleep(1)
    return "result"


async def wait_for_it(name, task):
    print(name, await task)


async def main():
    task = asyncio.create_task(work())
    await asyncio.gather(*[wait_for_it(n, task) for n in range(3)])


asyncio.run(main())
# expect @1: 0 result
# expect @1: 1 result
# expect @1: 2 result
