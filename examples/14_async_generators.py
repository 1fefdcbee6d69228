"""An async generator may wait before each value: it is a source of things that come with time.

Stages can be joined to a pipeline. Who leaves early closes the source, so that its `finally` runs.
"""

import asyncio
from contextlib import aclosing


async def thermometer():
    print("switched on")
    try:
        for degrees in (19, 20, 24, 23, 21, 18):
            await asyncio.sleep(1)
            yield degrees
    finally:
        print("switched off")


async def changes(source):
    before = None
    async for value in source:
        if before is not None:
            yield value - before
        before = value


async def main():
    async with aclosing(thermometer()) as source:
        async for change in changes(source):
            print(f"{change:+}")
            if change < 0:
                break
    print([degrees async for degrees in thermometer() if degrees > 20])


asyncio.run(main())
# expect @0: switched on
# expect @2: +1
# expect @3: +4
# expect @4: -1
# expect @4: switched off
# expect @4: switched on
# expect @10: switched off
# expect @10: [24, 23, 21]
