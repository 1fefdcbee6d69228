import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner finally")


async def outer():
    try:
        await inner()
    finally:
        print("outer finally")


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    print("cancelled", task.cancelled())


asyncio.run(main())
# expect @1: inner finally
# expect @1: outer finally
# expect @2: cancelled True
