"""Between reading and writing there must be no `await`, or another task may change what was read. A lock keeps it out."""

import asyncio


class Account:
    def __init__(self):
        self.balance = 100
        self.lock = asyncio.Lock()

    async def carelessly(self, amount):
        balance = self.balance
        await asyncio.sleep(0)  # Whoever waits lets others run.
        self.balance = balance + amount

    async def carefully(self, amount):
        async with self.lock:
            await self.carelessly(amount)


async def main():
    account = Account()
    await asyncio.gather(*[account.carelessly(1) for _ in range(10)])
    print("ten times one and a hundred make", account.balance)  # expect: ten times one and a hundred make 101

    account = Account()
    await asyncio.gather(*[account.carefully(1) for _ in range(10)])
    print("ten times one and a hundred make", account.balance)  # expect: ten times one and a hundred make 110
    print("nobody holds the lock:", not account.lock.locked())  # expect: nobody holds the lock: True


asyncio.run(main())
