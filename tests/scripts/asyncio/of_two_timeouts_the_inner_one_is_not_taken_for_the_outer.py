import asyncio


async def main():
    try:
        async with asyncio.timeout(3):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner")
            await asyncio.sleep(10)
    except TimeoutError:
        print("outer")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
# expect @1: inner
# expect @3: outer
# expect @3: 0
