import asyncio


async def forever():
    try:
        while True:
            print("tick")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("cleaned up")


async def main():
    task = asyncio.create_task(forever())
    await asyncio.sleep(2.5)
    print("main ends")


asyncio.run(main())
print("after run")
# expect @0: tick
# expect @1: tick
# expect @2: tick
# expect @2.5: main ends
# expect @2.5: cancelled
# expect @2.5: cleaned up
# expect @2.5: after run
