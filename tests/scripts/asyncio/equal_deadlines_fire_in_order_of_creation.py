import asyncio


async def nap(n):
    await asyncio.sleep(1)
    print(n)


async def main():
    await asyncio.gather(*[nap(n) for n in range(6)])


asyncio.run(main())
# expect @1: 0
# expect @1: 1
# expect @1: 2
# expect @1: 3
# expect @1: 4
# expect @1: 5
