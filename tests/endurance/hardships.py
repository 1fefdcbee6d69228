"""What befalls sockets: a slow reader, torn writes, peers that vanish. Nothing is lost, and no descriptor is left.

The number of megabytes for the slow reader is given.
"""

import asyncio
import hashlib
import os
import socket
import sys


def descriptors():
    return len(os.listdir("/proc/self/fd"))


async def serving(serve):
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


async def slow_reader(megabytes):
    done = asyncio.get_running_loop().create_future()

    async def serve(reader, writer):
        seen = hashlib.sha1()
        while data := await reader.read(100_000):
            seen.update(data)
            # The reader never holds more than it may.
            assert len(reader._buffer) <= 2 * 65536 + 256 * 1024
            await asyncio.sleep(0.0005)
        writer.close()
        done.set_result(seen.hexdigest())

    server, port = await serving(serve)
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    block, sent = bytes(range(256)) * 256, hashlib.sha1()
    for _ in range(megabytes * 16):
        writer.write(block)
        sent.update(block)
        await writer.drain()
        assert writer.transport.get_write_buffer_size() <= 64 * 1024
    writer.close()
    await writer.wait_closed()
    assert await done == sent.hexdigest()
    server.close()


async def torn_writes():
    lines = asyncio.Queue()

    async def serve(reader, writer):
        async for line in reader:
            await lines.put(line)
        await lines.put(None)
        writer.close()

    server, port = await serving(serve)
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    text = "one\ntwo and äöü\n\nthe last without an end".encode()
    for place in range(len(text)):
        writer.write(text[place:place + 1])
        await asyncio.sleep(0)
    writer.write_eof()
    got = []
    while (line := await lines.get()) is not None:
        got.append(line)
    assert b"".join(got) == text and len(got) == 4, got
    writer.close()
    server.close()


async def vanishing_peers():
    ends = asyncio.Queue()

    async def serve(reader, writer):
        try:
            writer.write(b"x" * 100)
            while await reader.read(10):
                pass
            await ends.put("the end")
        except ConnectionResetError as error:
            await ends.put(f"{error.errno} {error.strerror}")
        finally:
            writer.close()

    server, port = await serving(serve)
    for _ in range(50):
        peer = socket.create_connection(("127.0.0.1", port))
        peer.send(b"half a")
        await asyncio.sleep(0.001)
        # A close that does not linger is a reset.
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, (1).to_bytes(4, "little") + bytes(4))
        peer.close()
    told = [await ends.get() for _ in range(50)]
    assert set(told) == {"104 Connection reset by peer"}, set(told)
    server.close()
    await server.wait_closed()


async def main():
    before = descriptors()
    await slow_reader(int(sys.argv[1]))
    await torn_writes()
    await vanishing_peers()
    for _ in range(100):
        if descriptors() == before:
            break
        await asyncio.sleep(0.01)
    assert descriptors() == before, (descriptors(), before)
    print("as before")


asyncio.run(main())
