# since: 3.12
import asyncio


async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n)
    queue.shutdown()


async def consumer(queue):
    try:
        while True:
            n = await queue.get()
            await asyncio.sleep(1)
            print("got", n, queue.qsize())
            queue.task_done()
    except asyncio.QueueShutDown:
        print("nothing more")


async def main():
    queue = asyncio.Queue(maxsize=1)
    async with asyncio.TaskGroup() as group:
        group.create_task(producer(queue))
        group.create_task(consumer(queue))
    await queue.join()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    stack = asyncio.LifoQueue()
    stack.put_nowait(1)
    stack.put_nowait(2)
    print(stack.get_nowait(), stack.get_nowait(), stack.empty())


asyncio.run(main())
# expect @0: put 0
# expect @0: put 1
# expect @1: got 0 1
# expect @1: put 2
# expect @2: got 1 1
# expect @2: put 3
# expect @3: got 2 1
# expect @4: got 3 0
# expect @4: nothing more
# expect @4: task_done() called too many times
# expect @4: 2 1 True
