import asyncio


async def serve(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(float(line))
        writer.write(b"slept " + line)
        await writer.drain()
    writer.close()


async def client(port, delay):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(2):
        writer.write(f"{delay}\n".encode())
        print(delay, (await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await asyncio.gather(client(port, 3), client(port, 2))
    print("done")


asyncio.run(main())
# expect @2: 2 slept 2
# expect @3: 3 slept 3
# expect @4: 2 slept 2
# expect @6: 3 slept 3
# expect @6: done
