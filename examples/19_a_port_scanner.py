"""A scanner tries many doors at once, but never more than a semaphore lets through. Only on your own machine, please."""

import asyncio
import socket


async def is_open(port, permits):
    async with permits:
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 1)
        except OSError:
            return False
        writer.close()
        await writer.wait_closed()
        return True


def a_closed_port():
    """A port that was free a moment ago."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


async def main():
    async def greet(reader, writer):
        writer.close()

    servers = [await asyncio.start_server(greet, "127.0.0.1", 0) for _ in range(3)]
    opened = [server.sockets[0].getsockname()[1] for server in servers]
    ports = opened + [a_closed_port() for _ in range(7)]

    permits = asyncio.Semaphore(4)
    answers = await asyncio.gather(*[is_open(port, permits) for port in ports])
    found = [port for port, answer in zip(ports, answers) if answer]
    print(f"{len(found)} of {len(ports)} ports are open")  # expect: 3 of 10 ports are open
    print("they are the ones that we opened:", found == opened)
    # expect: they are the ones that we opened: True
    for server in servers:
        server.close()
        await server.wait_closed()


asyncio.run(main())
