import asyncio


async def nap(name, seconds):
    print(name, "sleeps")
    await asyncio.sleep(seconds)
    print(name, "wakes")


async def main():
    first = asyncio.create_task(nap("a", 3))
    second = asyncio.create_task(nap("b", 2))
    await first
    await second
    print("both")


asyncio.run(main())
# expect @0: a sleeps
# expect @0: b sleeps
# expect @2: b wakes
# expect @3: a wakes
# expect @3: both
