import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    if seconds == 2:
        raise ValueError(seconds)
    return seconds


async def main():
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, [task in done for task in tasks])
        for task in pending:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    tasks = [asyncio.create_task(work(n)) for n in (1, 3)]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print(len(done), len(pending), "nobody is cancelled")
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    coroutine = work(1)
    try:
        await asyncio.wait([coroutine])
    except TypeError as error:
        print(error)
    coroutine.close()


asyncio.run(main())
# expect @1: FIRST_COMPLETED [True, False, False]
# expect @3: FIRST_EXCEPTION [True, True, False]
# expect @6: ALL_COMPLETED [True, True, True]
# expect @8: 1 1 nobody is cancelled
# expect @8: Set of Tasks/Futures is empty.
# expect @8: Passing coroutines is forbidden, use tasks explicitly.
