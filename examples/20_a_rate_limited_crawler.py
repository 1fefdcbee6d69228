"""A crawler follows the links of its own little server: several workers, no page twice, and at most two requests a second."""

import asyncio

PAGES = {
    "/": ["/cakes", "/guests"],
    "/cakes": ["/cakes/apple", "/cakes/plum", "/"],
    "/cakes/apple": ["/guests"],
    "/cakes/plum": ["/nowhere"],
    "/guests": ["/"],
}


async def serve(reader, writer):
    path = (await reader.readline()).decode().strip()
    links = PAGES.get(path)
    writer.write("\n".join(["404"] if links is None else ["200", *links]).encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()


class RateLimit:
    """Lets one through every so many seconds."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.next = 0.0

    async def turn(self):
        loop = asyncio.get_running_loop()
        mine = max(self.next, loop.time())
        self.next = mine + self.seconds
        await asyncio.sleep(mine - loop.time())


class Crawler:
    def __init__(self, port):
        self.port = port
        self.limit = RateLimit(0.5)
        self.known = {"/"}
        self.queue = asyncio.Queue()
        self.status = {}

    async def fetch(self, path):
        await self.limit.turn()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"{path}\n".encode())
        status, *links = (await reader.read()).decode().splitlines()
        writer.close()
        await writer.wait_closed()
        return int(status), links

    async def worker(self):
        while True:
            path = await self.queue.get()
            self.status[path], links = await self.fetch(path)
            for link in links:
                if link not in self.known:
                    self.known.add(link)
                    self.queue.put_nowait(link)
            self.queue.task_done()

    async def crawl(self):
        self.queue.put_nowait("/")
        workers = [asyncio.create_task(self.worker()) for _ in range(3)]
        await self.queue.join()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        return self.status


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        began = asyncio.get_running_loop().time()
        status = await Crawler(server.sockets[0].getsockname()[1]).crawl()
        for path in sorted(status):
            print(status[path], path)
        # Six requests, half a second between each two of them.
        print("at most two a second:", asyncio.get_running_loop().time() - began >= 2.5)


asyncio.run(main())
# expect: 200 /
# expect: 200 /cakes
# expect: 200 /cakes/apple
# expect: 200 /cakes/plum
# expect: 200 /guests
# expect: 404 /nowhere
# expect: at most two a second: True
