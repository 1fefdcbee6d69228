import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    loop.call_later(2, print, "later 2")
    loop.call_later(1, print, "later 1")
    loop.call_at(loop.time() + 1.5, print, "at 1.5")
    loop.call_soon(print, "soon 2")
    cancelled = loop.call_later(1, print, "never printed")
    cancelled.cancel()
    print("main waits", cancelled.cancelled())
    await asyncio.sleep(3)
    print("main ends")


asyncio.run(main())
# expect @0: main waits True
# expect @0: soon 1
# expect @0: soon 2
# expect @1: later 1
# expect @1.5: at 1.5
# expect @2: later 2
# expect @3: main ends
