"""A function that blocks would hold up every task. In a thread it holds up nobody: `to_thread` awaits its result.

Back into the loop leads one door only: `call_soon_threadsafe`, or `run_coroutine_threadsafe` for a coroutine.
"""

import asyncio
import threading
import time


def count_slowly(name, limit):
    for number in range(1, limit + 1):
        time.sleep(1)
        print(name, number)
    return f"{name} counted to {limit}"


async def heartbeat():
    for _ in range(3):
        await asyncio.sleep(0.75)
        print("the loop is alive")


async def double(number):
    await asyncio.sleep(0.25)
    return number * 2


async def main():
    result, _ = await asyncio.gather(asyncio.to_thread(count_slowly, "a thread", 2), heartbeat())
    print(result)

    loop = asyncio.get_running_loop()
    letter = loop.create_future()

    def postman():
        answer = asyncio.run_coroutine_threadsafe(double(21), loop).result()
        loop.call_soon_threadsafe(letter.set_result, f"the answer is {answer}")

    thread = threading.Thread(target=postman)
    thread.start()
    print(await letter)
    thread.join()


asyncio.run(main())
# expect: the loop is alive
# expect: a thread 1
# expect: the loop is alive
# expect: a thread 2
# expect: the loop is alive
# expect: a thread counted to 2
# expect: the answer is 42
