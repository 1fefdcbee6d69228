import asyncio


async def inside():
    await asyncio.sleep(2)
    print("inside is done")
    return "kept"


async def outside(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("outside is cancelled")


async def main():
    task = asyncio.create_task(inside())
    other = asyncio.create_task(outside(task))
    await asyncio.sleep(1)
    other.cancel()
    await other
    print(await task)


asyncio.run(main())
# expect @1: outside is cancelled
# expect @2: inside is done
# expect @2: kept
