"""Many connections at once, again and again: every answer comes, no descriptor is left, and memory does not grow."""

import asyncio
import os
import sys


def descriptors():
    return len(os.listdir("/proc/self/fd"))


def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


async def serve(reader, writer):
    while data := await reader.readline():
        writer.write(data)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, n, knocking, stand, go):
    async with knocking:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    stand.append(n)
    await go.wait()
    answered = 0
    for k in range(3):
        line = b"%d %d\n" % (n, k)
        writer.write(line)
        await writer.drain()
        answered += await reader.readline() == line
    writer.close()
    await writer.wait_closed()
    return answered


async def one_round(port, count):
    # Not more knock at once than may stand before the door: of those beyond, the kernel forgets some in silence, and tells
    # them only when they speak.
    knocking, stand, go = asyncio.Semaphore(500), [], asyncio.Event()
    clients = [asyncio.create_task(client(port, n, knocking, stand, go)) for n in range(count)]
    # A client may stand before the server has let it in.
    while len(stand) < count or descriptors() < 2 * count:
        await asyncio.sleep(0.05)
    go.set()
    answered = sum(await asyncio.gather(*clients))
    assert answered == 3 * count, answered


async def main():
    count = int(sys.argv[1])
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1000)
    port = server.sockets[0].getsockname()[1]
    await one_round(port, 10)
    before = descriptors()
    # What leaks grows in every round. A round may need more than the one before only because more happened to be under way at
    # once.
    sizes, grown = [], []
    while len(sizes) < 2 or len(sizes) < 5 and grown[-1] >= 4096:
        await one_round(port, count)
        while descriptors() > before:
            await asyncio.sleep(0.01)
        sizes.append(resident())
        grown = [later - earlier for earlier, later in zip(sizes, sizes[1:])]
    assert grown[-1] < 4096, f"grown by {grown} KB"
    server.close()
    await server.wait_closed()
    print("as before")


asyncio.run(main())
