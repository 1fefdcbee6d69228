import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("told to stop")
        raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("it stopped", task.cancelled(), task.cancel())


asyncio.run(main())
# expect @1: True
# expect @1: told to stop
# expect @1: it stopped True False
