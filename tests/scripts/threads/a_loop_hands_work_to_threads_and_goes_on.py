import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

user = contextvars.ContextVar("user", default="nobody")


def blocking(seconds):
    time.sleep(seconds)
    print("slept", seconds, "for", user.get())  # expect: slept 0.05 for main
    # expect: slept 0.25 for main
    user.set("changed")
    return seconds * 2


async def ticker():
    for number in range(4):
        print("tick", number)  # expect: tick 0
        # expect: tick 1
        # expect: tick 2
        # expect: tick 3
        await asyncio.sleep(0.1)


async def main():
    loop = asyncio.get_running_loop()
    user.set("main")
    print(await asyncio.gather(asyncio.to_thread(blocking, 0.25), ticker(), asyncio.to_thread(blocking, 0.05)))
    # expect: [0.5, None, 0.1]
    print(user.get(), threading.current_thread() is threading.main_thread())  # expect: main True
    with ThreadPoolExecutor(1, thread_name_prefix="mine") as pool:
        print(await loop.run_in_executor(pool, lambda: threading.current_thread().name))  # expect: mine_0
        first = loop.run_in_executor(pool, time.sleep, 0.1)
        second = loop.run_in_executor(pool, print, "never printed")
        second.cancel()
        print(await asyncio.gather(first, second, return_exceptions=True))
        # expect: [None, CancelledError('')]
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)  # expect: invalid literal for int() with base 10: 'x'
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.2), 0.05)
    except TimeoutError:
        print("too slow")  # expect: too slow
    future = asyncio.wrap_future(ThreadPoolExecutor(1).submit(pow, 2, 10))
    print(await future, asyncio.wrap_future(future) is future)  # expect: 1024 True
    try:
        loop.set_default_executor(None)
    except TypeError as error:
        print(error)  # expect: executor must be ThreadPoolExecutor instance
    event = asyncio.Event()
    threading.Timer(0.1, loop.call_soon_threadsafe, [event.set]).start()
    await event.wait()
    print("the timer set the event")  # expect: the timer set the event
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, print)
    except RuntimeError as error:
        print(error)  # expect: Executor shutdown has been called


asyncio.run(main())
