import asyncio
import time


async def tick():
    for _ in range(2):
        await asyncio.sleep(1)
        print("tick")


async def main():
    task = asyncio.create_task(tick())
    await asyncio.sleep(0)
    time.sleep(5)
    print("blocked for five")
    await task


asyncio.run(main())
# expect @5: blocked for five
# expect @5: tick
# expect @6: tick
