import asyncio


async def main():
    me = asyncio.current_task()
    print(me.get_coro().__name__, me in asyncio.all_tasks(), len(asyncio.all_tasks()))
    other = asyncio.create_task(asyncio.sleep(0))
    print(len(asyncio.all_tasks()))
    await other
    print(len(asyncio.all_tasks()))


asyncio.run(main())
# expect: main True 1
# expect: 2
# expect: 1
