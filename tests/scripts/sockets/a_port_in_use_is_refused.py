import asyncio


async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        await asyncio.start_server(lambda r, w: None, "127.0.0.1", port)
    except OSError as e:
        print(type(e).__name__, "address already in use" in str(e))
    server.close()


asyncio.run(main())
# expect: OSError True
