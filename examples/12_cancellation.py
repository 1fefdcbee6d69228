"""Cancelling a task raises `CancelledError` where it waits: `finally` tidies up, and the exception goes on.

A task may also finish something first, or be shielded: then only the waiting for it is cancelled.
"""

import asyncio


async def download(name):
    print("opening", name)
    try:
        for percent in (25, 50, 75, 100):
            await asyncio.sleep(1)
            print(name, percent, "%")
        return name
    except asyncio.CancelledError:
        print(name, "is cancelled, and the half of it thrown away")
        raise
    finally:
        print("closing", name)


async def save(name):
    await asyncio.sleep(1)
    print("saved", name)


async def main():
    task = asyncio.create_task(download("a film"))
    await asyncio.sleep(2.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the task has ended:", task.cancelled())

    saving = asyncio.create_task(save("a letter"))
    waiting = asyncio.create_task(asyncio.wait_for(asyncio.shield(saving), 10))
    await asyncio.sleep(0.5)
    waiting.cancel()
    await asyncio.wait([waiting])
    print("nobody waits for the letter any more:", waiting.cancelled())
    await saving


asyncio.run(main())
# expect @0: opening a film
# expect @1: a film 25 %
# expect @2: a film 50 %
# expect @2.5: a film is cancelled, and the half of it thrown away
# expect @2.5: closing a film
# expect @2.5: the task has ended: True
# expect @3: nobody waits for the letter any more: True
# expect @3.5: saved a letter
