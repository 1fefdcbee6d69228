async def numbers():
    for n in range(3):
        yield n


async def main():
    lazily = (n * 2 async for n in numbers())
    print(type(lazily).__name__, [n async for n in lazily])  # expect: async_generator [0, 2, 4]
    nested = [[m async for m in numbers()] for _ in range(2)]
    print(nested, {n async for n in numbers()})  # expect: [[0, 1, 2], [0, 1, 2]] {0, 1, 2}
    return (await one() for _ in range(2))


async def one():
    return 1


async def use():
    g = await main()
    print([x async for x in g])  # expect: [1, 1]


try:
    use().send(None)
except StopIteration:
    print("done")  # expect: done
