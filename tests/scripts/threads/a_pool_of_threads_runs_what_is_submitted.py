import concurrent.futures
import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait


def nap(seconds):
    time.sleep(seconds)
    return seconds


def fail(seconds):
    time.sleep(seconds)
    raise ValueError(f"after {seconds}")


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(nap, seconds) for seconds in (0.3, 0.1, 0.2)]
    print([future.result() for future in as_completed(futures)])  # expect: [0.1, 0.2, 0.3]
    print(list(pool.map(nap, [0.06, 0.02, 0.04])))  # expect: [0.06, 0.02, 0.04]
    print(list(pool.map(lambda a, b: a + b, [1, 2], [10, 20])))  # expect: [11, 22]
    done, left = wait([pool.submit(nap, 0.05), pool.submit(nap, 0.2)], return_when=FIRST_COMPLETED)
    print(len(done), len(left))  # expect: 1 1
    done, left = wait([pool.submit(fail, 0.05), pool.submit(nap, 0.2)], return_when=FIRST_EXCEPTION)
    print(len(done), len(left), [str(future.exception()) for future in done])  # expect: 1 1 ['after 0.05']
    done, left = wait([pool.submit(nap, 0.01)], timeout=5, return_when=ALL_COMPLETED)
    print(len(done), len(left))  # expect: 1 0
    failed = pool.submit(fail, 0)
    try:
        failed.result()
    except ValueError as error:
        print("raised", error, failed.exception() is error, failed.done())  # expect: raised after 0 True True
    slow = pool.submit(nap, 0.2)
    try:
        slow.result(timeout=0.01)
    except TimeoutError as error:
        print("too early", repr(error), slow.running(), slow.cancel())
        # expect: too early TimeoutError() True False

with ThreadPoolExecutor(1, thread_name_prefix="single") as pool:
    first, second = pool.submit(nap, 0.05), pool.submit(nap, 0)
    calls = []
    second.add_done_callback(lambda future: calls.append(future.cancelled()))
    print(second.cancel(), second.cancelled(), second.done(), calls)  # expect: True True True [True]
    try:
        second.result()
    except concurrent.futures.CancelledError as error:
        print(repr(error))  # expect: CancelledError()
    print(pool.submit(lambda: threading.current_thread().name).result())  # expect: single_0
try:
    pool.submit(nap, 0)
except RuntimeError as error:
    print(error)  # expect: cannot schedule new futures after shutdown
try:
    ThreadPoolExecutor(0)
except ValueError as error:
    print(error)  # expect: max_workers must be greater than 0

future = concurrent.futures.Future()
print(future.set_running_or_notify_cancel(), future.running())  # expect: True True
future.add_done_callback(lambda future: print("called with", future.result()))  # expect: called with 7
future.set_result(7)
future.add_done_callback(lambda future: print("called at once"))  # expect: called at once
try:
    future.set_result(8)
except concurrent.futures.InvalidStateError as error:
    print(str(error).split(":")[0])  # expect: FINISHED


def prepare(value):
    threading.current_thread().prepared = value


with ThreadPoolExecutor(2, initializer=prepare, initargs=("ready",)) as pool:
    print(pool.submit(lambda: threading.current_thread().prepared).result())  # expect: ready
try:
    for number in ThreadPoolExecutor(2).map(nap, [0.01, 0.3], timeout=0.1):
        print(number)  # expect: 0.01
except TimeoutError:
    print("map timed out")  # expect: map timed out
