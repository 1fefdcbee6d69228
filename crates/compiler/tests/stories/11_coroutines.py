# `await f()` keeps one shape, which the machine runs without making a coroutine.
async def f(queue):
    await g(1)
    async with queue.lock:
        async for item in queue:
            print(await item)
