import asyncio


async def serve(reader, writer):
    command = (await reader.readline()).strip()
    try:
        if command == b"fail":
            raise ValueError("in the handler")
        writer.write(b"ok " + command)
    except ValueError as e:
        writer.write(f"error: {e}".encode())
    finally:
        writer.close()


async def ask(address, command):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(command + b"\n")
    answer = await reader.read()
    writer.close()
    return answer


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    for command in (b"one", b"fail", b"two"):
        print(await ask(address, command))
    server.close()


asyncio.run(main())
# expect: b'ok one'
# expect: b'error: in the handler'
# expect: b'ok two'
