import asyncio


async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("slow is cancelled")
        raise


async def quick():
    await asyncio.sleep(1)
    return "in time"


async def main():
    print(await asyncio.wait_for(quick(), 3))
    try:
        await asyncio.wait_for(slow(), 2)
    except TimeoutError as error:
        print(repr(error), type(error.__cause__).__name__)
    try:
        await asyncio.wait_for(slow(), 0)
    except TimeoutError:
        print("no time at all: it never began")
    print(await asyncio.wait_for(quick(), None))


asyncio.run(main())
# expect @1: in time
# expect @3: slow is cancelled
# expect @3: TimeoutError() CancelledError
# expect @3: no time at all: it never began
# expect @4: in time
