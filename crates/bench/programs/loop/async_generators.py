"""Async generators: pipelines of them, some that never wait and some that do, some left in the middle."""

import asyncio


async def numbers(count):
    for n in range(count):
        yield n


async def slowly(count, every):
    for n in range(count):
        if n % every == 0:
            await asyncio.sleep(0)
        yield n


async def doubled(source):
    async for n in source:
        yield 2 * n


async def odd_places(source):
    place = 0
    async for n in source:
        place += 1
        if place % 2:
            yield n


async def total(source):
    result = 0
    async for n in source:
        result += n
    return result


async def first_above(source, bound):
    async for n in source:
        if n > bound:
            return n


async def main():
    print(await total(numbers(150_000)))
    print(await total(odd_places(doubled(numbers(60_000)))))
    print(sum(await asyncio.gather(*[total(doubled(slowly(2_000, 3))) for _ in range(20)])))
    print(sum([n async for n in odd_places(slowly(40_000, 10)) if n % 3]))
    print(sum([await first_above(slowly(1_000, 2), 20) for _ in range(1_500)]))


asyncio.run(main())
