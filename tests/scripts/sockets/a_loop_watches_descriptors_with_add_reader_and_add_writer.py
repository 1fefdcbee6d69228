import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False)
    right.setblocking(False)
    received = loop.create_future()
    seen = []

    def readable(name):
        data = left.recv(4)
        seen.append(data)
        print(name, data)
        # expect: left b'one '
        # expect: left b'two '
        # expect: left b'thre'
        # expect: left b'last'
        if data == b"last":
            print(loop.remove_reader(left))  # expect: True
            received.set_result(seen)

    print(loop.add_reader(left, readable, "left"))  # expect: None
    # Level by level: what one callback leaves is there for the next.
    right.send(b"one two threlast")
    print(len(await received))  # expect: 4
    print(loop.remove_reader(left.fileno()))  # expect: False

    # A socket that has room is writable again and again, until it is removed; a second callback takes the first's place.
    calls = []
    enough = loop.create_future()

    def writable():
        calls.append(len(calls))
        if len(calls) == 3:
            loop.remove_writer(right)
            enough.set_result(None)

    loop.add_writer(right.fileno(), calls.append, "never called")
    loop.add_writer(right.fileno(), writable)
    await enough
    await asyncio.sleep(0.01)
    print(calls)  # expect: [0, 1, 2]

    # A server by hand.
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    connected = loop.create_future()
    loop.add_reader(server, lambda: connected.done() or connected.set_result(server.accept()[0]))
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, server.getsockname())
    peer = await connected
    loop.remove_reader(server)
    ended = loop.create_future()
    peer.setblocking(False)
    loop.add_reader(peer, lambda: ended.done() or ended.set_result(peer.recv(100)))
    client.close()
    print(await ended)  # expect: b''
    loop.remove_reader(peer)

    for wrong in (-1, "text"):
        try:
            loop.add_reader(wrong, print)
        except ValueError as error:
            print(error)
    # expect: Invalid file descriptor: -1
    # expect: Invalid file object: 'text'
    for one in (left, right, server, peer):
        one.close()


asyncio.run(main())
