import asyncio

order = []


async def nap(n, delay):
    await asyncio.sleep(delay)
    order.append(n)


async def main():
    delays = [(n * 7919) % 101 / 10 for n in range(200)]
    await asyncio.gather(*[nap(n, d) for n, d in enumerate(delays)])
    expected = sorted(range(200), key=lambda n: delays[n])
    print(len(order), order == expected, order[:5])


asyncio.run(main())
# expect @10: 200 True [0, 101, 69, 170, 37]
