import asyncio


async def serve(reader, writer):
    writer.write(b"hi")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        print(server.is_serving())
        serving = asyncio.create_task(server.serve_forever())
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.read())
        writer.close()
        await asyncio.sleep(1)
        serving.cancel()
        try:
            await serving
        except asyncio.CancelledError:
            print("stopped serving")
    print(server.is_serving(), server.sockets)


asyncio.run(main())
# expect @0: True
# expect @0: b'hi'
# expect @1: stopped serving
# expect @1: False ()
