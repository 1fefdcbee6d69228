import asyncio


class Channel:
    def __init__(self):
        self.items = []
        self.waiter = None

    def put(self, item):
        self.items.append(item)
        if self.waiter is not None:
            self.waiter.set_result(None)
            self.waiter = None

    async def get(self):
        while not self.items:
            self.waiter = asyncio.get_running_loop().create_future()
            await self.waiter
        return self.items.pop(0)


async def producer(channel):
    for n in range(3):
        await asyncio.sleep(1)
        print("put", n)
        channel.put(n)
    channel.put(None)


async def consumer(channel):
    while (item := await channel.get()) is not None:
        print("got", item)


async def main():
    channel = Channel()
    await asyncio.gather(consumer(channel), producer(channel))


asyncio.run(main())
# expect @1: put 0
# expect @1: got 0
# expect @2: put 1
# expect @2: got 1
# expect @3: put 2
# expect @3: got 2
