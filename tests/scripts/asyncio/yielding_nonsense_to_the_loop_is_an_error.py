import asyncio


class Wrong:
    def __await__(self):
        yield 42


async def main():
    try:
        await Wrong()
    except RuntimeError as e:
        print(str(e).split(" got ")[0].startswith("Task"), str(e).rsplit(":", 1)[-1].strip())


asyncio.run(main())
# expect: True 42
