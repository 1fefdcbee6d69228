# since: 3.12
import asyncio


async def forgets_to_close(reader, writer):
    writer.write(b"hello\n")
    await writer.drain()


async def main():
    server = await asyncio.start_server(forgets_to_close, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(await reader.read())  # expect: b'hello\n'
    writer.close()
    server.close()
    await server.wait_closed()

    heard = asyncio.get_running_loop().create_future()

    async def listen(reader, writer):
        heard.set_result(await reader.read())
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"the last words")
    await writer.drain()
    del writer
    print(await heard)  # expect: b'the last words'
    server.close()


asyncio.run(main())
