import asyncio


async def f():
    pass


async def main():
    for wrong in (5, f):
        try:
            asyncio.create_task(wrong)
        except TypeError as e:
            print(str(e).split("<")[0].strip())


asyncio.run(main())
# expect: a coroutine was expected, got 5
# expect: a coroutine was expected, got
