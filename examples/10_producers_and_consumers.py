"""A queue between those who make and those who take: a full one makes producers wait, an empty one consumers.

`join` waits until every item has been worked on: `task_done` says so for each of them.
"""

import asyncio


async def baker(name, queue, seconds, cakes):
    for number in range(cakes):
        await asyncio.sleep(seconds)
        await queue.put(f"{name}'s cake {number}")
        print(f"{name} has put a cake on the counter, where {queue.qsize()} stand")


async def guest(name, queue):
    while True:
        cake = await queue.get()
        print(name, "eats", cake)
        await asyncio.sleep(1.7)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    guests = [asyncio.create_task(guest(name, queue)) for name in ("Ada", "Kurt")]
    await asyncio.gather(baker("Anna", queue, 1, 3), baker("Otto", queue, 0.6, 3))
    await queue.join()
    # Guests never stop by themselves.
    for task in guests:
        task.cancel()
    print("closing time")


asyncio.run(main())
# expect @0.6: Otto has put a cake on the counter, where 1 stand
# expect @0.6: Ada eats Otto's cake 0
# expect @1: Anna has put a cake on the counter, where 1 stand
# expect @1: Kurt eats Anna's cake 0
# expect @1.2: Otto has put a cake on the counter, where 1 stand
# expect @1.8: Otto has put a cake on the counter, where 2 stand
# expect @2.3: Ada eats Otto's cake 1
# expect @2.3: Anna has put a cake on the counter, where 2 stand
# expect @2.7: Kurt eats Otto's cake 2
# expect @3.3: Anna has put a cake on the counter, where 2 stand
# expect @4: Ada eats Anna's cake 1
# expect @4.4: Kurt eats Anna's cake 2
# expect @6.1: closing time
