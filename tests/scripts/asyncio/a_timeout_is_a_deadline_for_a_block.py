import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as deadline:
            print(deadline, deadline.when())
            await asyncio.sleep(5)
    except TimeoutError:
        print("expired", deadline.expired(), deadline)
    async with asyncio.timeout(1) as deadline:
        deadline.reschedule(loop.time() + 3)
        await asyncio.sleep(2)
    print("moved", deadline.expired(), deadline)
    async with asyncio.timeout(None) as deadline:
        await asyncio.sleep(1)
    print("none", deadline.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("the block begins all the same")
            await asyncio.sleep(0)
    except TimeoutError:
        print("too late")


asyncio.run(main())
# expect @0: <Timeout [active] when=1.0> 1.0
# expect @1: expired True <Timeout [expired]>
# expect @3: moved False <Timeout [finished]>
# expect @4: none False
# expect @4: the block begins all the same
# expect @4: too late
