import asyncio


async def visitor(n, room):
    async with room:
        print(n, "in", room.locked())
        await asyncio.sleep(n)
    print(n, "out")


async def main():
    room = asyncio.BoundedSemaphore(2)
    await asyncio.gather(*[visitor(n, room) for n in (3, 1, 2, 1)])
    try:
        room.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
# expect @0: 3 in False
# expect @0: 1 in True
# expect @1: 1 out
# expect @1: 2 in True
# expect @3: 3 out
# expect @3: 2 out
# expect @3: 1 in False
# expect @4: 1 out
# expect @4: BoundedSemaphore released too many times
