import asyncio


async def keep(future):
    await asyncio.sleep(2)
    future.set_result("kept")
    print("set")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(keep(future))
    print(future.done())
    print(await future, future.result())
    try:
        future.set_result("again")
    except asyncio.InvalidStateError as e:
        print(e)
    await task
    broken = asyncio.Future()
    broken.set_exception(ValueError("broken"))
    try:
        await broken
    except ValueError as e:
        print(e)


asyncio.run(main())
# expect @0: False
# expect @2: set
# expect @2: kept kept
# expect @2: invalid state
# expect @2: broken
