"""Fifty clients and an echo server in one process, over loopback."""

import asyncio


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, name, rounds):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answered = 0
    for n in range(rounds):
        line = b"%d says hello for the time number %d\n" % (name, n)
        writer.write(line)
        await writer.drain()
        answered += await reader.readline() == line
    writer.close()
    await writer.wait_closed()
    return answered


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        answers = await asyncio.gather(*[client(port, name, 400) for name in range(50)])
    print(len(answers), sum(answers))


asyncio.run(main())
