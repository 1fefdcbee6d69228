"""`server.sockets`: what stands there can be looked at like a socket, and tells its family by name; an address in use is told in full."""

# since: 3.13

import asyncio
import asyncio.trsock
import socket


async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    listening = server.sockets[0]
    host, port = listening.getsockname()
    print(isinstance(listening, asyncio.trsock.TransportSocket), host, listening.family.name, listening.type.name, listening.proto)
    # expect: True 127.0.0.1 AF_INET SOCK_STREAM 6
    print(repr(server).replace(str(port), "PORT").replace(f"fd={listening.fileno()}", "fd=FD"))
    # expect: <Server sockets=(<asyncio.TransportSocket fd=FD, family=2, type=1, proto=6, laddr=('127.0.0.1', PORT)>,)>
    print(listening.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), listening.gettimeout(), listening.get_inheritable())
    # expect: 1 0 False
    try:
        listening.getpeername()
    except OSError as error:
        print(error)  # expect: [Errno 107] Transport endpoint is not connected
    try:
        await asyncio.start_server(print, host, port)
    except OSError as error:
        print(str(error).replace(str(port), "PORT"))
        # expect: [Errno 98] error while attempting to bind on address ('127.0.0.1', PORT): [errno 98] address already in use
    server.close()
    await server.wait_closed()
    print(server.sockets, listening.fileno(), server)  # expect: () -1 <Server sockets=()>
    six = await asyncio.start_server(lambda reader, writer: writer.close(), "::1", 0)
    print(six.sockets[0].family.name, six.sockets[0].getsockname()[0])  # expect: AF_INET6 ::1
    reader, writer = await asyncio.open_connection("::1", six.sockets[0].getsockname()[1])
    print(await reader.read(), writer.get_extra_info("peername")[0])  # expect: b'' ::1
    writer.close()
    six.close()
    # A socket that blocks may be tried again after it was refused.
    knocking = socket.socket()
    for _ in range(3):
        try:
            knocking.connect((host, port))
        except OSError as error:
            print(error)  # expect: [Errno 111] Connection refused
            # expect: [Errno 111] Connection refused
            # expect: [Errno 111] Connection refused
    knocking.close()


asyncio.run(main())
