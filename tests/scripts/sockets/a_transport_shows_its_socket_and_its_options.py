"""`get_extra_info("socket")` is a socket to be looked at; what needs TLS is refused by name."""

# since: 3.12

import asyncio
import socket


async def greet(reader, writer):
    writer.write(b"hello")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(greet, "127.0.0.1", 0, ssl=None)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address, ssl=None, happy_eyeballs_delay=0.25)
    sock = writer.get_extra_info("socket")
    print(sock.family == socket.AF_INET, sock.type == socket.SOCK_STREAM, sock.proto, sock.fileno() > 2)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    print(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))
    print(sock.getpeername() == address, sock.getsockname() == writer.get_extra_info("sockname"))
    try:
        sock.setblocking(True)
    except ValueError as error:
        print(error)
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    for option in ("server_hostname", "ssl_handshake_timeout"):
        try:
            await asyncio.open_connection(*address, **{option: 1})
        except ValueError as error:
            print(error)
    try:
        await asyncio.open_connection(*address, all_errors=True)
    except* ConnectionRefusedError as group:
        print(group.message, len(group.exceptions))


asyncio.run(main())
# expect: True True 6 True
# expect: 1 1
# expect: True True
# expect: setblocking(): transport sockets cannot be blocking
# expect: b'hello'
# expect: server_hostname is only meaningful with ssl
# expect: ssl_handshake_timeout is only meaningful with ssl
# expect: create_connection failed 1
