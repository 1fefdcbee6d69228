import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise


async def main():
    group = asyncio.gather(child(1), child(5), child(9))
    await asyncio.sleep(2)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("gather cancelled", group.cancelled())


asyncio.run(main())
# expect @2: True
# expect @2: child 5 cancelled
# expect @2: child 9 cancelled
# expect @2: gather cancelled False
