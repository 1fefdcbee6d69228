"""A class derived from the loop of the system may have a clock, a turn and a `call_soon` of its own: all are asked."""

import asyncio


class Jumping(asyncio.SelectorEventLoop):
    """Its clock counts whole seconds and jumps to the next timer."""

    def __init__(self):
        super().__init__()
        self.now = 0
        self.turns = 0

    def time(self):
        return self.now

    def _run_once(self):
        self.turns += 1
        if not self._ready and self._scheduled:
            when = self._scheduled[0]._when
            if when > self.now:
                print("jump to", when)  # expect: jump to 7
                # expect: jump to 50
                # expect: jump to 100
                # expect: jump to 110
                self.now = when
        super()._run_once()


async def child(seconds):
    await asyncio.sleep(seconds)
    print("child", seconds, asyncio.get_running_loop().time())  # expect: child 7 7
    # expect: child 50 50
    # expect: child 100 100
    return seconds


async def main():
    print(await asyncio.gather(child(100), child(50), child(7)))  # expect: [100, 50, 7]
    try:
        await asyncio.wait_for(child(1000), 10)
    except asyncio.TimeoutError:
        print("too late", asyncio.get_running_loop().time())  # expect: too late 110


loop = Jumping()
loop.run_until_complete(main())
print(loop.turns > 5, isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, Jumping))
# expect: True True True
loop.close()
print(loop)  # expect: <Jumping running=False closed=True debug=False>


class Told(asyncio.SelectorEventLoop):
    """Tells of tasks and of futures, and counts what is printed soon."""

    soon = 0

    def call_soon(self, callback, *args, context=None):
        Told.soon += callback is print
        return super().call_soon(callback, *args, context=context)

    def create_task(self, coroutine, **options):
        print("task", coroutine.__qualname__)  # expect: task told
        # expect: task sleep
        # expect: task BaseEventLoop.shutdown_default_executor
        return super().create_task(coroutine, **options)

    def create_future(self):
        print("future")  # expect: future
        # expect: future
        # expect: future
        return super().create_future()


async def told():
    running = asyncio.get_running_loop()
    running.call_soon(print, "called")
    await asyncio.create_task(asyncio.sleep(0))
    future = running.create_future()
    running.call_soon_threadsafe(future.set_result, 3)
    print(await future, await running.run_in_executor(None, sum, [1, 2]), Told.soon)  # expect: 3 3 1


loop = Told()
task = loop.create_task(told())
loop.run_until_complete(task)  # expect: called
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
