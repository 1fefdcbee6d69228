import asyncio


async def low():
    raise KeyError("low")


async def high():
    try:
        await low()
    except KeyError as e:
        raise RuntimeError("high") from e


async def main():
    task = asyncio.create_task(high())
    try:
        await task
    except RuntimeError as e:
        print(e, repr(e.__cause__))


asyncio.run(main())
# expect: high KeyError('low')
