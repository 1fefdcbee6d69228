import asyncio


async def work():
    await asyncio.sleep(1)
    print("work ends")
    return 7


async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(lambda t: print("first callback", t.result()))
    second = lambda t: print("never printed")
    task.add_done_callback(second)
    print(task.remove_done_callback(second))
    await task
    print("main goes on")
    task.add_done_callback(lambda t: print("added late"))
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
# expect @0: 1
# expect @1: work ends
# expect @1: first callback 7
# expect @1: main goes on
# expect @1: added late
# expect @1: end
