"""A loop can be derived from `BaseEventLoop`: this one jumps to the next timer, and tells of its turns."""

import asyncio
from asyncio import base_events


class Jump:
    """A selector without sockets: waiting is moving the clock."""

    def __init__(self, loop):
        self.loop = loop

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("nothing left to wait for")
        if timeout > 0:
            self.loop.now += timeout
        return []


class JumpingLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.turns = 0
        self._selector = Jump(self)
        self._clock_resolution = 1e-9

    def time(self):
        return self.now

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def _run_once(self):
        self.turns += 1
        super()._run_once()  # expect: called at 7.0


async def child(name, delay):
    try:
        await asyncio.sleep(delay)
        print(asyncio.get_running_loop().time(), name)  # expect: 1.25 one
        # expect: 2.25 two
        # expect: 8.75 in a group
        return name
    finally:
        print("end of", name)  # expect: end of one
        # expect: end of two
        # expect: end of in a group
        # expect: end of slow


async def numbers():
    try:
        for number in range(3):
            yield number
            await asyncio.sleep(1)
    finally:
        print("numbers are closed")  # expect: numbers are closed


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, isinstance(loop, asyncio.AbstractEventLoop), loop.is_running())
    # expect: JumpingLoop True True
    slow = asyncio.create_task(child("slow", 100), name="S")
    print(await asyncio.gather(child("one", 1), child("two", 2)))  # expect: ['one', 'two']
    try:
        await asyncio.wait_for(asyncio.shield(slow), 3)
    except TimeoutError:
        print("not yet at", loop.time())  # expect: not yet at 5.25
    print(sorted(task.get_name() for task in asyncio.all_tasks()))  # expect: ['S', 'Task-2']
    loop.call_later(2, print, "called at", 7.0)
    async for number in numbers():
        print(number, loop.time())  # expect: 0 5.25
        # expect: 1 6.25
        if number == 1:
            break
    await asyncio.sleep(2)
    async with asyncio.timeout(None), asyncio.TaskGroup() as group:
        group.create_task(child("in a group", 0.5))
    slow.cancel("enough")
    try:
        await slow
    except asyncio.CancelledError as error:
        print("cancelled:", error)  # expect: cancelled: enough


loop = JumpingLoop()
try:
    loop.run_until_complete(asyncio.sleep(0.25))
    loop.run_until_complete(main())
    loop.run_until_complete(loop.shutdown_asyncgens())
finally:
    loop.close()
print(loop)  # expect: <JumpingLoop running=False closed=True debug=False>
print(loop.turns > 10, loop.now)  # expect: True 8.75
