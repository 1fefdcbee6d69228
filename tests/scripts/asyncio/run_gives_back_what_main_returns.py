import asyncio


async def main():
    print("in main")
    return 42


print(asyncio.run(main()))
# expect @0: in main
# expect @0: 42
