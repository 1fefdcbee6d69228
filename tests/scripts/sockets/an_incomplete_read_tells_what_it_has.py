import asyncio


async def serve(reader, writer):
    writer.write(b"only six")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        await reader.readexactly(20)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    writer.close()
    server.close()


asyncio.run(main())
# expect: 8 bytes read on a total of 20 expected bytes b'only six' 20
