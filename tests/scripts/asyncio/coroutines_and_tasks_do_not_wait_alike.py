import asyncio


async def nap(name):
    print(name, "begins")
    await asyncio.sleep(1)
    print(name, "ends")


async def main():
    coroutine = nap("coroutine")
    task = asyncio.create_task(nap("task"))
    await asyncio.sleep(2)
    print("only the task has run")
    await coroutine
    await task


asyncio.run(main())
# expect @0: task begins
# expect @1: task ends
# expect @2: only the task has run
# expect @2: coroutine begins
# expect @3: coroutine ends
