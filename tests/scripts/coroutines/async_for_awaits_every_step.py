class Pause:
    def __await__(self):
        yield "pause"


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause()
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async for n in Count(2):
        print(n)  # expect: 1
        # expect: 0
    else:
        print("else")  # expect: else
    print([n async for n in Count(3) if n != 1], {n: 1 async for n in Count(1)})  # expect: [2, 0] {0: 1}
    print(sum([n + m for n in range(2) async for m in Count(2)]))  # expect: 4


c = main()
steps = 0
try:
    while True:
        c.send(None)
        steps += 1
except StopIteration:
    print(steps, "pauses")  # expect: 15 pauses
