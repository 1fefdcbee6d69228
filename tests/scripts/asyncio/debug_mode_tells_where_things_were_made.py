"""In debug mode tasks, futures and handles know where they were made, and a callback that holds the loop up is reported."""

import asyncio
import logging
import sys
import time

logging.basicConfig(format="%(levelname)s %(name)s %(message)s", stream=sys.stdout, level=logging.WARNING)


def file_and_line(frame):
    return frame[0].rpartition("/")[2][:10], frame[2]


async def child():
    await asyncio.sleep(0.1)


def slow():
    time.sleep(0.3)


class Quiet(logging.Filter):
    """Seconds and places differ from run to run."""

    def filter(self, record):
        if record.msg.startswith("Executing"):
            what = record.args[0]
            record.msg, record.args = "%s: too long: %s", (what.split()[0], f"{record.args[1]:.1f} seconds")
        return True


logging.getLogger("asyncio").addFilter(Quiet())


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), sys.get_coroutine_origin_tracking_depth())  # expect: True 10
    future = loop.create_future()
    print(type(future._source_traceback), "created at" in repr(future))
    # expect: <class 'traceback.StackSummary'> True
  
    task = asyncio.create_task(child())
    print(type(task._source_traceback), "created at" in repr(task))
    # expect: <class 'traceback.StackSummary'> True
  
    handle = loop.call_soon(slow)
    print(file_and_line(handle._source_traceback[-1]))  # expect: ('debug_mode', 'main')
    coroutine = child()
    print([(name, line > 0) for _, line, name in coroutine.cr_origin][0])  # expect: ('main', True)
    coroutine.close()
    await asyncio.sleep(0)
    await task
    try:
        loop.call_soon(child)
    except TypeError as error:
        print(error)  # expect: coroutines cannot be used with call_soon()
    try:
        loop.call_soon(None)
    except TypeError as error:
        print(error)  # expect: a callable object was expected by call_soon(), got None
    loop.set_debug(False)
    print(loop.create_future()._source_traceback)  # expect: None
    return "done"


print(asyncio.run(main(), debug=True))  # expect: WARNING asyncio <Handle: too long: 0.3 seconds
# expect: done
print(sys.get_coroutine_origin_tracking_depth())  # expect: 0
