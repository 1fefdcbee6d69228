"""Waiting side by side: two tasks sleep at once, and the shorter sleep is over first."""

import asyncio


async def asyncsleep(delay):
    print("Sleeping for {} seconds".format(str(delay)))
    await asyncio.sleep(delay)
    print("Finished sleeping for {} seconds".format(str(delay)))


async def main():
    first = asyncio.create_task(asyncsleep(3))
    second = asyncio.create_task(asyncsleep(2))
    await first
    await second


asyncio.run(main())
# expect @0: Sleeping for 3 seconds
# expect @0: Sleeping for 2 seconds
# expect @2: Finished sleeping for 2 seconds
# expect @3: Finished sleeping for 3 seconds
