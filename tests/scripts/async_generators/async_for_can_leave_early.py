async def g():
    try:
        for i in range(10):
            yield i
    finally:
        print("closed")  # expect: closed


async def main():
    it = g()
    async for x in it:
        if x == 2:
            break
    print("left at", x)  # expect: left at 2
    print(await it.__anext__())  # expect: 3
    await it.aclose()
    print(await anext(it, "nothing more"))  # expect: nothing more


try:
    main().send(None)
except StopIteration:
    print("done")  # expect: done
