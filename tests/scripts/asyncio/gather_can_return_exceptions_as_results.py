import asyncio


async def work(n):
    if n == 2:
        raise KeyError(n)
    return n


async def main():
    print(await asyncio.gather(work(1), work(2), work(3), return_exceptions=True))


asyncio.run(main())
# expect: [1, KeyError(2), 3]
