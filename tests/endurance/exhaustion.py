"""No descriptors left: who asks for one more is told so, who stands goes on, and afterwards there are new ones.

It is run with a limit of some hundred descriptors.
"""

import asyncio


async def serve(reader, writer):
    while data := await reader.readline():
        writer.write(data)
        await writer.drain()
    writer.close()


async def echoed(reader, writer, text):
    writer.write(text)
    await writer.drain()
    return await asyncio.wait_for(reader.readline(), 20) == text


async def main():
    complaints = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: complaints.append(context["message"]))
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    first = await asyncio.open_connection("127.0.0.1", port)
    assert await echoed(*first, b"before\n")
    clients = []
    try:
        while True:
            clients.append(await asyncio.open_connection("127.0.0.1", port))
    except OSError as error:
        print(f"[Errno {error.errno}] {error.strerror}")
    assert await echoed(*first, b"meanwhile\n")
    # Half of them go; those that wait to be let in are let in then.
    for _, writer in clients[::2]:
        writer.close()
    left = clients[1::2]
    answers = await asyncio.gather(*[echoed(*client, b"%d\n" % n) for n, client in enumerate(left)])
    assert all(answers), answers
    late = await asyncio.open_connection("127.0.0.1", port)
    assert await echoed(*late, b"afterwards\n")
    assert set(complaints) <= {"socket.accept() out of system resource"}, complaints
    print("as before")


asyncio.run(main())
