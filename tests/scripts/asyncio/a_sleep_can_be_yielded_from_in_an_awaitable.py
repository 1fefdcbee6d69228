"""`asyncio.sleep(1).__await__()` is an iterator: an awaitable written as a class may `yield from` it."""

import asyncio
class Lazy:
    def __await__(self):
        r = yield from asyncio.sleep(0.01, "r").__await__()
        return r + "!"
class Two:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        f = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_soon(f.set_result, 7)
        v = yield from f
        w = yield from asyncio.gather(asyncio.sleep(0, 1), Lazy()).__await__()
        return v, w
async def main():
    print(await Lazy(), await Two())
    t = asyncio.create_task(asyncio.wait_for(Two(), 5)); print(await t)
    async def slow():
        class S:
            def __await__(self):
                try: yield from asyncio.sleep(10).__await__()
                except asyncio.CancelledError: print("c"); raise
        await S()
    t = asyncio.create_task(slow()); await asyncio.sleep(0.01); t.cancel()
    try: await t
    except asyncio.CancelledError: print("ok")
    it = asyncio.sleep(0).__await__(); print(type(it).__name__, next(it)); 
    try: next(it)
    except StopIteration as e: print(e.value)
asyncio.run(main())
# expect: r! (7, [1, 'r!'])
# expect: (7, [1, 'r!'])
# expect: c
# expect: ok
# expect: coroutine_wrapper None
# expect: None
