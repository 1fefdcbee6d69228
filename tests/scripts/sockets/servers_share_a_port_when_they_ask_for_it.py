# since: 3.14
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    first = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0, reuse_port=True, keep_alive=True)
    sock = first.sockets[0]
    port = sock.getsockname()[1]
    for option in socket.SO_REUSEPORT, socket.SO_REUSEADDR, socket.SO_KEEPALIVE:
        print(bool(sock.getsockopt(socket.SOL_SOCKET, option)))
    second = await loop.create_server(asyncio.Protocol, "127.0.0.1", port, reuse_port=True, reuse_address=False)
    print(second.sockets[0].getsockname()[1] == port)
    print(bool(second.sockets[0].getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)))
    try:
        await asyncio.start_server(print, "127.0.0.1", port)
    except OSError as error:
        print(error.errno, "address already in use" in str(error))
    print(isinstance(first, asyncio.AbstractServer), isinstance(first, asyncio.Server))
    for server in first, second:
        server.close()
        await server.wait_closed()


asyncio.run(main())
# expect: True
# expect: True
# expect: True
# expect: True
# expect: False
# expect: 98 True
# expect: True True
