# since: 3.12
# What first tutorials show: sleeps that block, a generator driven by hand, the same sleeps on a loop, a loop by name.
import asyncio
import time


def block(seconds):
    print("blocks for {} seconds".format(str(seconds)))
    time.sleep(seconds)
    print("has blocked for {} seconds".format(str(seconds)))


block(2)
# expect @0: blocks for 2 seconds
# expect @2: has blocked for 2 seconds
block(1)
# expect @2: blocks for 1 seconds
# expect @3: has blocked for 1 seconds


def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b
    return "Done"


numbers = fibonacci(3)
print(numbers.__next__(), numbers.__next__(), numbers.__next__(), numbers.__next__())  # expect: 0 1 1 2
try:
    numbers.__next__()
except StopIteration as stop:
    print(stop.value)  # expect: Done
for number in fibonacci(5):
    print(number, end=" ")
print()  # expect: 0 1 1 2 3

try:
    if io_bound:
        print("Use Asyncio")
except NameError as error:
    print(error)  # expect: name 'io_bound' is not defined


async def sleep(seconds):
    print("sleeps for {} seconds".format(str(seconds)))
    await asyncio.sleep(seconds)
    print("has slept for {} seconds".format(str(seconds)))


async def sleep_and_say_so():
    await asyncio.sleep(3)
    print("after 3 seconds of sleep in a coroutine")


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    loop.run_until_complete(sleep_and_say_so())  # expect @6: after 3 seconds of sleep in a coroutine
    print("back: the coroutine has finished")  # expect: back: the coroutine has finished
    # Made while no loop runs, they begin when it does, in the order in which they were made.
    tasks = [loop.create_task(sleep(3)), loop.create_task(sleep(2))]
    print([task.done() for task in tasks])  # expect: [False, False]
    loop.run_until_complete(asyncio.wait(tasks))
    # expect @6: sleeps for 3 seconds
    # expect @6: sleeps for 2 seconds
    # expect @8: has slept for 2 seconds
    # expect @9: has slept for 3 seconds
    loop.close()


# Two ways to write a coroutine, one of them gone.
async def native():
    print("a native coroutine")


asyncio.run(native())  # expect: a native coroutine
print(hasattr(asyncio, "coroutine"))  # expect: False
