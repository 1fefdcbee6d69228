import asyncio


async def serve(reader, writer):
    data = await reader.readline()
    print("server got", data)
    writer.write(data.upper())
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"hello\n")
    await writer.drain()
    print("client got", await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print("closed")


asyncio.run(main())
# expect: server got b'hello\n'
# expect: client got b'HELLO\n'
# expect: closed
