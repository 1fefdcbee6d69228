"""An event loop runs one coroutine until it waits, and then another: all in a single thread."""

import asyncio


async def sleeper_coroutine():
    await asyncio.sleep(3)
    print("executing after 3 secs sleep in coroutine")


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    loop.run_until_complete(sleeper_coroutine())
    print("comeback ! coroutine finished")
    loop.close()
    # expect @3: executing after 3 secs sleep in coroutine
    # expect @3: comeback ! coroutine finished
