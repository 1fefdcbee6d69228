import asyncio


async def leaf(n):
    await asyncio.sleep(n)
    return n


async def branch(n):
    return await asyncio.gather(*[leaf(i) for i in range(n)])


async def main():
    print(await asyncio.gather(branch(2), branch(3), asyncio.gather(leaf(4), leaf(1))))


asyncio.run(main())
# expect @4: [[0, 1], [0, 1, 2], [4, 1]]
