"""A coroutine that is awaited by what it awaits is executing; one that is suspended inside of another is being awaited already."""
import asyncio
def tell(c):
    try: print("yield", c.send(None))
    except StopIteration as e: print("stop", e.value)
    except Exception as e: print(type(e).__name__, e)
async def f(): await me
me = f(); tell(me)
async def a(): await b_
async def b(): await a_
a_ = a(); b_ = b(); tell(a_); tell(b_)
import types
@types.coroutine
def pause(): yield 1
async def inner(): await pause()
async def outer(c): await c
i = inner(); o = outer(i); tell(o)
o2 = outer(i); tell(o2)
o3 = outer(o); tell(o3)
tell(i); tell(i)
async def deep(): await mid()
async def mid(): await leaf()
async def leaf(): 
    try: await d
    except Exception as e: print("leaf", type(e).__name__, e)
    try: d.send(None)
    except Exception as e: print("leaf", type(e).__name__, e)
d = deep()
tell(d)
async def main():
    async def w(): await asyncio.sleep(0.1); return 1
    c = w()
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    try: await c
    except Exception as e: print("main", type(e).__name__, e)
    print(await t)
    async def u(): await v()
    async def v(): 
        try: await u_
        except Exception as e: print("v", type(e).__name__, e)
    u_ = u()
    await u_
    u_ = u()
    await asyncio.create_task(u_)
asyncio.run(main())
async def main2():
    async def u(): await v()
    async def v():
        await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        try: await u_
        except Exception as e: print("v", type(e).__name__, e)
    u_ = u()
    await asyncio.create_task(u_)
asyncio.run(main2())
# expect: ValueError coroutine already executing
# expect: ValueError coroutine already executing
# expect: RuntimeError cannot reuse already awaited coroutine
# expect: yield 1
# expect: RuntimeError coroutine is being awaited already
# expect: RuntimeError coroutine is being awaited already
# expect: stop None
# expect: RuntimeError cannot reuse already awaited coroutine
# expect: leaf ValueError coroutine already executing
# expect: leaf ValueError coroutine already executing
# expect: stop None
# expect: main RuntimeError coroutine is being awaited already
# expect: 1
# expect: v ValueError coroutine already executing
# expect: v ValueError coroutine already executing
# expect: v ValueError coroutine already executing
