import asyncio

shelf = []


async def buyer(n, condition):
    async with condition:
        await condition.wait_for(lambda: shelf)
        print(n, "takes", shelf.pop())


async def main():
    condition = asyncio.Condition()
    buyers = [asyncio.create_task(buyer(n, condition)) for n in range(3)]
    for item in ("bread", "milk", "eggs"):
        await asyncio.sleep(1)
        async with condition:
            shelf.append(item)
            condition.notify()
    await asyncio.gather(*buyers)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
# expect @1: 0 takes bread
# expect @2: 1 takes milk
# expect @3: 2 takes eggs
# expect @3: cannot notify on un-acquired lock
