import asyncio
import threading
import time

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name="background", daemon=True)
thread.start()


async def work(seconds):
    await asyncio.sleep(seconds)
    return threading.current_thread().name, asyncio.get_running_loop() is loop


async def fail():
    raise KeyError("no")


print(asyncio.run_coroutine_threadsafe(work(0.1), loop).result())
try:
    asyncio.run_coroutine_threadsafe(fail(), loop).result(1)
except KeyError as error:
    print(repr(error))
slow = asyncio.run_coroutine_threadsafe(work(100), loop)
try:
    slow.result(timeout=0.05)
except TimeoutError:
    print("too slow", slow.cancel(), slow.cancelled())
try:
    asyncio.run_coroutine_threadsafe(work, loop)
except TypeError as error:
    print(error)
loop.call_soon_threadsafe(print, "called in the loop")
time.sleep(0.05)
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_running(), thread.is_alive())
loop.close()
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as error:
    print(error)


def own_loop(name, pause):
    async def main():
        for turn in range(3):
            await asyncio.sleep(pause)
            print(name, turn)
        return name

    return asyncio.run(main())


async def outer():
    print(await asyncio.gather(asyncio.to_thread(own_loop, "slow", 0.17), asyncio.to_thread(own_loop, "quick", 0.1)))


asyncio.run(outer())


def without_loop():
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)


threading.Thread(target=without_loop).start()
# expect: ('background', True)
# expect: KeyError('no')
# expect: too slow True True
# expect: A coroutine object is required
# expect: called in the loop
# expect: False False
# expect: Event loop is closed
# expect: quick 0
# expect: slow 0
# expect: quick 1
# expect: quick 2
# expect: slow 1
# expect: slow 2
# expect: ['slow', 'quick']
# expect: no running event loop
