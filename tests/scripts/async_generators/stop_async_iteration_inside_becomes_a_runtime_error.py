async def g():
    yield 1
    raise StopAsyncIteration


async def main():
    try:
        async for x in g():
            print(x)  # expect: 1
    except RuntimeError as e:
        print(e)  # expect: async generator raised StopAsyncIteration


try:
    main().send(None)
except StopIteration:
    print("done")  # expect: done
