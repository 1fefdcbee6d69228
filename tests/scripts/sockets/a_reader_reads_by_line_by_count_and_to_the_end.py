import asyncio


async def serve(reader, writer):
    writer.write(b"first line\nsecond|rest of it\n0123456789 and the end")
    writer.write_eof()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.readline())
    print(await reader.readuntil(b"|"))
    print(await reader.readline())
    print(await reader.readexactly(10), reader.at_eof())
    print(await reader.read(), reader.at_eof(), await reader.read(), await reader.readline())
    writer.close()
    server.close()


asyncio.run(main())
# expect: b'first line\n'
# expect: b'second|'
# expect: b'rest of it\n'
# expect: b'0123456789' False
# expect: b' and the end' True b'' b''
