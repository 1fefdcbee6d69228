"""A task that nobody awaits is cancelled when `main` returns: hold on to your tasks."""

import asyncio


async def bake(cake, minutes):
    try:
        await asyncio.sleep(minutes)
        print(cake, "is done")
    except asyncio.CancelledError:
        print(cake, "is taken out of the oven half baked")
        raise


async def main():
    asyncio.create_task(bake("sponge", 30))
    forgotten = asyncio.create_task(bake("fruit cake", 90))
    await asyncio.sleep(45)
    print("the guests are here")


asyncio.run(main())
# expect @30: sponge is done
# expect @45: the guests are here
# expect @45: fruit cake is taken out of the oven half baked
