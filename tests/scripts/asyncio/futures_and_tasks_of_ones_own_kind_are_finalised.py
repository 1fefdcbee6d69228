"""A class derived from Future, Task or a loop may have a `__del__`: it runs when the last reference goes."""

import asyncio
import threading


class Promise(asyncio.Future):
    def __del__(self):
        print("promise gone", self.done())  # expect: promise gone False
        # expect: promise gone True
        # expect: promise gone True


class Job(asyncio.Task):
    def __del__(self):
        print("job gone", self.get_name(), self.done())  # expect: job gone short True
        # expect: job gone long True
        super().__del__()


class Loop(asyncio.SelectorEventLoop):
    def __del__(self):
        print("loop gone", self.is_closed())  # expect: loop gone True


class Local(threading.local):
    def __del__(self):
        print("local gone")  # expect: local gone


async def main():
    promise = Promise()
    del promise
    print("-")  # expect: -
    promise = Promise()
    promise.set_result("kept")
    print(await promise)  # expect: kept
    del promise
    print("-")  # expect: -
    promise = Promise()
    promise.set_exception(ValueError("nobody asks, and the class does not tell"))
    del promise
    print("-")  # expect: -
    job = Job(asyncio.sleep(0, "slept"), name="short")
    print(await job)  # expect: slept
    del job
    print("-")  # expect: -
    job = Job(asyncio.sleep(10), name="long")
    await asyncio.sleep(0)
    job.cancel()
    await asyncio.wait([job])
    del job
    print("-")  # expect: -
    local = Local()
    del local


asyncio.run(main())
loop = Loop()
loop.close()
del loop
