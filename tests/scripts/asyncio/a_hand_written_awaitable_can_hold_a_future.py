import asyncio


class Gate:
    def __init__(self):
        self.future = asyncio.get_running_loop().create_future()

    def open(self, value):
        self.future.set_result(value)

    def __await__(self):
        value = yield from self.future
        return f"through with {value}"


async def main():
    gate = Gate()
    asyncio.get_running_loop().call_later(1, gate.open, "a key")
    print(await gate)
    print(await gate)


asyncio.run(main())
# expect @1: through with a key
# expect @1: through with a key
