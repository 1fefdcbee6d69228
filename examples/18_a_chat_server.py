"""A chat: every line that a guest writes goes to all the others. Each guest has a task that reads and a queue to be written to."""

import asyncio


class Room:
    def __init__(self):
        self.guests = {}

    def tell(self, text, but=None):
        for name, queue in self.guests.items():
            if name != but:
                queue.put_nowait(text)

    async def enter(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        queue = self.guests[name] = asyncio.Queue()
        self.tell(f"* {name} has come", but=name)
        sending = asyncio.create_task(self.send(queue, writer))
        while line := (await reader.readline()).decode().strip():
            self.tell(f"{name}: {line}", but=name)
        del self.guests[name]
        self.tell(f"* {name} has gone")
        queue.put_nowait(None)
        await sending
        writer.close()
        await writer.wait_closed()

    async def send(self, queue, writer):
        while (text := await queue.get()) is not None:
            writer.write(f"{text}\n".encode())
            await writer.drain()


async def guest(port, name, *script):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())
    for seconds, line in script:
        await asyncio.sleep(seconds)
        writer.write(f"{line}\n".encode())
    writer.write_eof()
    heard = (await reader.read()).decode().splitlines()
    writer.close()
    await writer.wait_closed()
    return name, heard


async def main():
    server = await asyncio.start_server(Room().enter, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        ada = guest(port, "Ada", (3, "hello, all"), (3, "good night"))
        async with asyncio.timeout(60), asyncio.TaskGroup() as group:
            tasks = [group.create_task(ada)]
            await asyncio.sleep(1)
            tasks.append(group.create_task(guest(port, "Kurt", (4, "hello, Ada"))))
            await asyncio.sleep(1)
            tasks.append(group.create_task(guest(port, "Emmy", (2, "is it late?"))))
        for task in tasks:
            name, heard = task.result()
            print(name, "heard:")
            for line in heard:
                print("   ", line)


asyncio.run(main())
# expect: Ada heard:
# expect:     * Kurt has come
# expect:     * Emmy has come
# expect:     Emmy: is it late?
# expect:     * Emmy has gone
# expect:     Kurt: hello, Ada
# expect:     * Kurt has gone
# expect: Kurt heard:
# expect:     * Emmy has come
# expect:     Ada: hello, all
# expect:     Emmy: is it late?
# expect:     * Emmy has gone
# expect: Emmy heard:
# expect:     Ada: hello, all
