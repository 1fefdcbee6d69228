import asyncio


async def waiter(n, event):
    print(n, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in range(3)]
    await asyncio.sleep(1)
    tasks[1].cancel()
    print("set")
    event.set()
    event.clear()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(event.is_set(), tasks[1].cancelled())


asyncio.run(main())
# expect @1: set
# expect @1: 0 True
# expect @1: 2 True
# expect @1: False True
