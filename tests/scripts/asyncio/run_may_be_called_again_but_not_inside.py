import asyncio


async def hello(n):
    await asyncio.sleep(1)
    print("hello", n)


asyncio.run(hello(1))
asyncio.run(hello(2))


async def main():
    inner = hello(3)
    try:
        asyncio.run(inner)
    except RuntimeError as e:
        print(e)
    inner.close()


asyncio.run(main())
# expect @1: hello 1
# expect @2: hello 2
# expect @2: asyncio.run() cannot be called from a running event loop
