# since: 3.12
# The exception of a cancelled gather is made by the child that ends last, which here has none of its own.
import asyncio


async def fails(seconds):
    await asyncio.sleep(seconds)
    raise KeyError(seconds)


async def lasts(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError as error:
        print("lasts", error.args)
        await asyncio.sleep(1)
        raise ValueError("after all")


async def gathers():
    try:
        await asyncio.gather(fails(0.5), lasts(3), return_exceptions=True)
    except asyncio.CancelledError as error:
        print("gathers", error.args)


async def main():
    task = asyncio.create_task(gathers())
    await asyncio.sleep(1)
    print(task.cancel("from outside"))
    await task


asyncio.run(main())
# expect @1: True
# expect @1: lasts ('from outside',)
# expect @2: gathers ()
