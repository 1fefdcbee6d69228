"""Threads beside the loop: a function that waits without `await` holds its own thread, and the loop goes on.

A loop runs one task at a time, so a function that blocks (`time.sleep`, a file, an old library) would stop all of them. Three
ways lead between the loop and threads, and each is safe because nobody touches what belongs to the other:

- `await asyncio.to_thread(function)`: the loop waits for a thread, as it waits for anything;
- `loop.call_soon_threadsafe(function)`: a thread asks the loop to call something, soon;
- `asyncio.run_coroutine_threadsafe(coroutine, loop)`: a thread has the loop run a coroutine, and waits for its result.
"""

import asyncio
import queue
import threading
import time


def slow_report(name):
    # No `await` here: this would stop the loop for as long as it takes.
    time.sleep(0.3)
    return f"report of {name}, made in {threading.current_thread().name}"


async def heartbeat():
    for beat in range(3):
        print("beat", beat)
        await asyncio.sleep(0.1)


async def price(article):
    await asyncio.sleep(0.05)
    return {"tea": 3, "cake": 5}[article]


def shop(orders, bill, loop, done):
    """An ordinary thread: it waits for orders, and asks the loop for prices."""
    while (article := orders.get()) is not None:
        amount = asyncio.run_coroutine_threadsafe(price(article), loop).result()
        bill.append((article, amount))
    loop.call_soon_threadsafe(done.set)


async def main():
    # The heart beats while the thread makes its report.
    report, _ = await asyncio.gather(asyncio.to_thread(slow_report, "Monday"), heartbeat())
    print(report)

    # Without the thread, the beats have to wait.
    heart = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    time.sleep(0.3)
    print("the loop was held")
    await heart

    orders, bill, done = queue.Queue(), [], asyncio.Event()
    threading.Thread(target=shop, args=(orders, bill, asyncio.get_running_loop(), done)).start()
    for article in ["tea", "cake", None]:
        orders.put(article)
    await done.wait()
    print(bill)


asyncio.run(main())
# expect: beat 0
# expect: beat 1
# expect: beat 2
# expect: report of Monday, made in asyncio_0
# expect: beat 0
# expect: the loop was held
# expect: beat 1
# expect: beat 2
# expect: [('tea', 3), ('cake', 5)]
