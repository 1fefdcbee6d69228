import asyncio


async def work():
    print("I am", asyncio.current_task().get_name())
    return 1


async def main():
    task = asyncio.create_task(work(), name="worker")
    print(task.get_name(), task.done(), task.cancelled())
    try:
        task.result()
    except asyncio.InvalidStateError as e:
        print(e)
    await task
    print(task.result(), task.done(), task.exception())
    task.set_name("renamed")
    print(task.get_name(), task.get_coro().__name__, len(asyncio.all_tasks()))


asyncio.run(main())
# expect: worker False False
# expect: Result is not set.
# expect: I am worker
# expect: 1 True None
# expect: renamed work 1
