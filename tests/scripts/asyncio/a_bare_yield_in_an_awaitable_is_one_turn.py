import asyncio


class Turn:
    def __await__(self):
        print("turning")
        yield
        return "turned"


async def other():
    print("other runs")


async def main():
    task = asyncio.create_task(other())
    print(await Turn())
    await task


asyncio.run(main())
# expect: turning
# expect: other runs
# expect: turned
