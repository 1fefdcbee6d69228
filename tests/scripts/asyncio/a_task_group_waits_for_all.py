import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work("first", 2))
        second = group.create_task(work("second", 1))
        print("the body ends")
    print(first.result(), second.result(), group)


asyncio.run(main())
# expect @0: the body ends
# expect @1: second
# expect @2: first
# expect @2: first second <TaskGroup entered>
