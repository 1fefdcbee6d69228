import asyncio


async def fail():
    await asyncio.sleep(1)
    raise LookupError("lost")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(5)
    print("still fine", task.done())
    try:
        await task
    except LookupError as e:
        print("caught", e)
    print(repr(task.exception()))


asyncio.run(main())
# expect @5: still fine True
# expect @5: caught lost
# expect @5: LookupError('lost')
