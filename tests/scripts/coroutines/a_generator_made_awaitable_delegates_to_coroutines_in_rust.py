"""`types.coroutine` lets a generator `yield from` any coroutine, those of `asyncio` itself among them."""
import asyncio
import types


@types.coroutine
def nap():
    x = yield from asyncio.sleep(0)
    y = yield from asyncio.sleep(0, "r")
    return x, y
@types.coroutine
def lock(l):
    return (yield from l.acquire())
def plain():
    yield from asyncio.sleep(0)
async def main():
    print(await nap())  # expect: (None, 'r')
    print(await lock(asyncio.Lock()))  # expect: True
    try: list(plain())
    except TypeError as e: print(e)
    # expect: cannot 'yield from' a coroutine object in a non-coroutine generator
asyncio.run(main())
