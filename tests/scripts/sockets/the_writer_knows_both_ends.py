import asyncio


async def serve(reader, writer):
    await reader.readline()
    peer = writer.get_extra_info("peername")
    writer.write(f"{peer[0]}\n".encode())
    writer.writelines([b"a", b"b\n"])
    print("closing before", writer.is_closing())
    writer.close()
    print("closing after", writer.is_closing())


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(writer.get_extra_info("peername") == server.sockets[0].getsockname(), writer.get_extra_info("nothing", "default"))
    writer.write(b"go on\n")
    async for line in reader:
        print(line)
    writer.close()
    server.close()


asyncio.run(main())
# expect: True default
# expect: closing before False
# expect: closing after True
# expect: b'127.0.0.1\n'
# expect: b'ab\n'
