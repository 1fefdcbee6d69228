# since: 3.12
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    for coming in asyncio.as_completed([work(3), work(1), work(2)]):
        print(await coming)
    tasks = [asyncio.create_task(work(n)) for n in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.result())
    late = [asyncio.create_task(work(n)) for n in (1, 5)]
    try:
        for coming in asyncio.as_completed(late, timeout=2):
            print(await coming)
    except TimeoutError:
        print("the rest is late")


asyncio.run(main())
# expect @1: 1
# expect @2: 2
# expect @3: 3
# expect @4: 1 1
# expect @5: 0 2
# expect @6: 1
# expect @7: the rest is late
