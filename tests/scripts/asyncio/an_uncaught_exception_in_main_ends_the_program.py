import asyncio


async def main():
    print("before")  # expect @0: before
    await asyncio.sleep(1)
    raise ValueError("from main")  # raises: ValueError: from main


asyncio.run(main())
