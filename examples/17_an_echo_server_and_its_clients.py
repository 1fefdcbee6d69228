"""A server and three clients in one program: while one connection waits, the loop serves the others."""

import asyncio


async def echo(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(len(line) / 10)
        writer.write(line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, *messages):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for message in messages:
        writer.write(message.encode() + b"\n")
        await writer.drain()
        print((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await asyncio.gather(
            client(port, "hello", "world"),
            client(port, "a longer message"),
            client(port, "x", "y", "z"),
        )
    print("good night")


asyncio.run(main())
# expect @0.2: x
# expect @0.4: y
# expect @0.6: hello
# expect @0.6: z
# expect @1.2: world
# expect @1.7: a longer message
# expect @1.7: good night
