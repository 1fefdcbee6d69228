"""Three ways not to wait for ever: `wait_for` for one thing, `timeout` for a whole block, and a deadline that moves."""

import asyncio


async def answer(seconds):
    await asyncio.sleep(seconds)
    return f"an answer after {seconds} seconds"


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(answer(1), timeout=2))  # expect @1: an answer after 1 seconds
    try:
        print(await asyncio.wait_for(answer(3), timeout=2))
    except TimeoutError:
        print("no answer within two seconds")  # expect @3: no answer within two seconds

    try:
        async with asyncio.timeout(2.5):
            print(await answer(1))  # expect @4: an answer after 1 seconds
            print(await answer(1))  # expect @5: an answer after 1 seconds
            print(await answer(1))
    except TimeoutError:
        print("two answers were all there was time for")
        # expect @5.5: two answers were all there was time for

    async with asyncio.timeout(1) as deadline:
        # Every sign of life buys more time.
        for sign in range(3):
            await asyncio.sleep(0.75)
            deadline.reschedule(loop.time() + 1)
            print("still there", sign)  # expect @6.25: still there 0
            # expect @7: still there 1
            # expect @7.75: still there 2
    print("never late:", not deadline.expired())  # expect @7.75: never late: True


asyncio.run(main())
