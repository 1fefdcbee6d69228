import asyncio

SIZE = 2_000_000


async def serve(reader, writer):
    total = 0
    checksum = 0
    while chunk := await reader.read(65536):
        total += len(chunk)
        checksum = (checksum + sum(chunk[:: 1000])) % 65536
    writer.write(f"{total}".encode())
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    block = bytes(range(256)) * 100
    sent = 0
    while sent < SIZE:
        writer.write(block)
        await writer.drain()
        sent += len(block)
    writer.write_eof()
    print(sent, int(await reader.read()) == sent)
    writer.close()
    server.close()


asyncio.run(main())
# expect: 2022400 True
