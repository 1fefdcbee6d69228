"""One half of a conversation between two interpreters: `peers.py server`, or `peers.py client PORT MEGABYTES`.

The test runs one half under Rondo and the other under CPython, and then the other way round. Neither half knows who is at
the other end: torn writes, single bytes, a half-closed stream, a slow reader, a peer that vanishes in the middle.
"""

import asyncio
import os
import sys

BLOCK = bytes(range(256)) * 256


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()


async def count(reader, writer):
    """Reads to the end, slowly, and answers when the other side has said its last."""
    total = wrong = 0
    while data := await reader.read(100_000):
        expected = BLOCK[total % 256:][:len(data)]
        expected += BLOCK * (len(data) // len(BLOCK) + 1)
        wrong += data[:1000] != expected[:1000]
        total += len(data)
        await asyncio.sleep(0)
    writer.write(b"%d bytes, %d wrong\n" % (total, wrong))


async def drip(reader, writer):
    """Sends a line a byte at a time."""
    for byte in b"one byte after the other\n":
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0)


async def flood(reader, writer):
    """Sends megabytes to somebody who takes his time."""
    for _ in range(16 * int(await reader.readline())):
        writer.write(BLOCK)
        await writer.drain()


async def vanish(reader, writer):
    writer.write(b"half a li")
    await writer.drain()
    await reader.readline()
    writer.transport.abort()


async def linger(reader, writer):
    """Waits for a peer that goes without a word, and tells how that looked."""
    try:
        await reader.readexactly(100)
    except (asyncio.IncompleteReadError, ConnectionResetError) as error:
        lost.set_result(type(error).__name__)


async def told(reader, writer):
    writer.write((await lost).encode() + b"\n")


SERVICES = {b"echo\n": echo, b"count\n": count, b"drip\n": drip, b"flood\n": flood, b"vanish\n": vanish, b"linger\n": linger, b"told\n": told}


async def serve():
    global lost
    lost = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()

    async def visit(reader, writer):
        name = await reader.readline()
        if name == b"stop\n":
            stop.set()
        else:
            await SERVICES[name](reader, writer)
        writer.close()
        try:
            await writer.wait_closed()
        except ConnectionError:
            pass

    before = len(os.listdir("/proc/self/fd"))
    async with await asyncio.start_server(visit, "127.0.0.1", 0) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await stop.wait()
        while len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0.001)
    assert len(os.listdir("/proc/self/fd")) <= before, os.listdir("/proc/self/fd")
    print("as before")


async def visit(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(name.encode() + b"\n")
    return reader, writer


async def leave(writer):
    writer.close()
    try:
        await writer.wait_closed()
    except ConnectionError:
        pass


async def many(port, n):
    reader, writer = await visit(port, "echo")
    for i in range(20):
        writer.write(b"%d of %d\n" % (i, n))
        assert await reader.readline() == b"%d of %d\n" % (i, n)
    await leave(writer)


async def main(port, megabytes):
    before = len(os.listdir("/proc/self/fd"))
    await asyncio.gather(*(many(port, n) for n in range(200)))
    print("200 echoed")

    reader, writer = await visit(port, "echo")
    for byte in b"torn\n":
        writer.write(bytes([byte]))
        await asyncio.sleep(0.001)
    print(await reader.readline())
    await leave(writer)

    reader, writer = await visit(port, "count")
    for _ in range(16 * megabytes):
        writer.write(BLOCK)
        await writer.drain()
    writer.write_eof()
    print(await reader.read())
    await leave(writer)

    reader, writer = await visit(port, "drip")
    print(await reader.readline(), await reader.read())
    await leave(writer)

    reader, writer = await visit(port, "flood")
    writer.write(b"%d\n" % megabytes)
    for block in range(16 * megabytes):
        assert await reader.readexactly(len(BLOCK)) == BLOCK
        if block % 64 == 0:
            await asyncio.sleep(0.002)
    print("flooded", await reader.read())
    await leave(writer)

    reader, writer = await visit(port, "vanish")
    print(await reader.readexactly(4))
    writer.write(b"go\n")
    try:
        print(await reader.readline())
    except ConnectionResetError as error:
        print(error)
    await leave(writer)

    reader, writer = await visit(port, "linger")
    writer.write(b"not a hundred")
    await writer.drain()
    writer.transport.abort()
    reader, writer = await visit(port, "told")
    print(await reader.readline())
    await leave(writer)

    reader, writer = await visit(port, "stop")
    await leave(writer)
    assert len(os.listdir("/proc/self/fd")) <= before, os.listdir("/proc/self/fd")
    print("as before")


if sys.argv[1] == "server":
    asyncio.run(serve())
else:
    asyncio.run(main(int(sys.argv[2]), int(sys.argv[3])))
