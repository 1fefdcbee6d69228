import asyncio
import socket
import threading


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)

    async def serve():
        connection, address = await loop.sock_accept(listener)
        with connection:
            print("accepted", address[0], connection.gettimeout())  # expect: accepted 127.0.0.1 0.0
            while data := await loop.sock_recv(connection, 100):
                await loop.sock_sendall(connection, data[::-1])

    server = asyncio.create_task(serve())
    with socket.socket() as client:
        client.setblocking(False)
        await loop.sock_connect(client, listener.getsockname())
        await loop.sock_sendall(client, b"abc")
        print(await loop.sock_recv(client, 100))  # expect: b'cba'
        await loop.sock_sendall(client, b"xyz")
        buffer = bytearray(3)
        print(await loop.sock_recv_into(client, buffer), buffer)  # expect: 3 bytearray(b'zyx')
        try:
            await asyncio.wait_for(loop.sock_recv(client, 10), 0.05)
        except TimeoutError:
            print("nothing more")  # expect: nothing more
    await server
    listener.close()

    left, right = socket.socketpair()
    left.setblocking(False)
    big = b"x" * 1_000_000
    sending = asyncio.create_task(loop.sock_sendall(left, big))
    count = 0
    while count < len(big):
        count += len(await asyncio.to_thread(right.recv, 65536))
    await sending
    print(count)  # expect: 1000000
    left.close()
    right.close()

    async def echo(reader, writer):
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()

    own = socket.socket()
    own.bind(("127.0.0.1", 0))
    async with await asyncio.start_server(echo, sock=own) as server:
        connected = socket.create_connection(server.sockets[0].getsockname())
        reader, writer = await asyncio.open_connection(sock=connected)
        writer.write(b"through streams\n")
        print(await reader.read())  # expect: b'through streams\n'
        writer.close()
        await writer.wait_closed()

        def blocking_client(address):
            with socket.create_connection(address) as sock, sock.makefile("rw", encoding="utf-8") as file:
                file.write("from a thread\n")
                file.flush()
                return file.read()

        print(await asyncio.to_thread(blocking_client, server.sockets[0].getsockname()))
        # expect: from a thread
        # expect:
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    address = closed.getsockname()
    closed.close()
    with socket.socket() as client:
        client.setblocking(False)
        try:
            await loop.sock_connect(client, address)
        except ConnectionRefusedError as error:
            print(error.errno, str(error).startswith("[Errno 111] Connect call failed ('127.0.0.1', "))
            # expect: 111 True
    infos = await loop.getaddrinfo("localhost", 80, family=socket.AF_INET, type=socket.SOCK_STREAM)
    print(infos[0][4])  # expect: ('127.0.0.1', 80)


asyncio.run(main())
