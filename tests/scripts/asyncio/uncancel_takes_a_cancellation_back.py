# since: 3.12
import asyncio


async def main():
    task = asyncio.current_task()
    task.cancel("first")
    print(task.cancelling(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0)
    print("not cancelled")
    task.cancel("second")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(error, task.cancelling(), task.uncancel())
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
# expect @0: 1 0 0
# expect @0: not cancelled
# expect @0: second 1 0
# expect @1: end
