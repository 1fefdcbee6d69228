"""The first Ctrl-C only cancels the main task of `asyncio.run`: who computes or blocks goes on, and main hears of it at its next
`await`. The second raises `KeyboardInterrupt` on the spot, as the first does where no main task runs."""

import _thread
import asyncio
import time


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other: ends")


async def main(times):
    left = asyncio.create_task(other())
    await asyncio.sleep(0)
    try:
        for time_ in range(times):
            _thread.interrupt_main()
            for _ in range(50_000):
                pass
            time.sleep(0.01)
            print("main: went on after", time_ + 1)
        await asyncio.sleep(1)
    except BaseException as error:
        print("main:", type(error).__name__)
        raise


for times in 1, 2:
    try:
        asyncio.run(main(times))
    except KeyboardInterrupt as error:
        print("outside:", repr(error), "after", type(error.__context__).__name__)


async def stubborn():
    _thread.interrupt_main()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        asyncio.current_task().uncancel()
    return "main: stays"


async def refuses():
    _thread.interrupt_main()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return "main: returns"


print(asyncio.run(stubborn()), asyncio.run(refuses()))
loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(stubborn())
except KeyboardInterrupt:
    print("without run")
loop.close()
# expect: main: went on after 1
# expect: main: CancelledError
# expect: other: ends
# expect: outside: KeyboardInterrupt() after CancelledError
# expect: main: went on after 1
# expect: main: KeyboardInterrupt
# expect: other: ends
# expect: outside: KeyboardInterrupt() after NoneType
# expect: main: stays main: returns
# expect: without run
