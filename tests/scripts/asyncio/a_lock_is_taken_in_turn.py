import asyncio


async def worker(name, lock):
    async with lock:
        print(name, "has it")
        await asyncio.sleep(1)


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abc"]
    await asyncio.sleep(0.5)
    print(lock.locked())
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
# expect @0: a has it
# expect @0.5: True
# expect @1: c has it
# expect @2: False
# expect @2: Lock is not acquired.
