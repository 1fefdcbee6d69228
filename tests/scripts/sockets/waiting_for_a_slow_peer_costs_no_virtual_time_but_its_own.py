import asyncio


async def serve(reader, writer):
    for n in range(3):
        await asyncio.sleep(10)
        writer.write(f"{n}\n".encode())
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    while line := await reader.readline():
        print(line.decode().strip())
    writer.close()
    server.close()


asyncio.run(main())
# expect @10: 0
# expect @20: 1
# expect @30: 2
