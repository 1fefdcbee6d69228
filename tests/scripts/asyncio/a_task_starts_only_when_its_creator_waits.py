import asyncio


async def child():
    print("child")


async def main():
    task = asyncio.create_task(child())
    print("created", task.done())
    await asyncio.sleep(0)
    print("after one turn", task.done())


asyncio.run(main())
# expect: created False
# expect: child
# expect: after one turn True
