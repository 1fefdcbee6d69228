"""A future is an object that will have a result; a task is a future that gets its result from a coroutine."""

import asyncio


async def compute(x, y):
    print(f"computing {x} + {y}")
    await asyncio.sleep(1)
    return x + y


async def announce(future):
    print("the answer is", await future)


async def main():
    future = asyncio.get_running_loop().create_future()
    waiting = asyncio.create_task(announce(future))
    task = asyncio.create_task(compute(1, 2))
    print("a task is a future:", isinstance(task, asyncio.Future))
    future.set_result(await task)
    await waiting


asyncio.run(main())
# expect @0: a task is a future: True
# expect @0: computing 1 + 2
# expect @1: the answer is 3
