# since: 3.14
import asyncio
import inspect


def complaint(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


queue = asyncio.Queue()
complaint(lambda: asyncio.Lock(loop=None))  # expect: TypeError Lock.__init__() got an unexpected keyword argument 'loop'
complaint(lambda: asyncio.Lock(1))  # expect: TypeError Lock.__init__() takes 1 positional argument but 2 were given
complaint(lambda: asyncio.Queue(1, 2))  # expect: TypeError Queue.__init__() takes from 1 to 2 positional arguments but 3 were given
complaint(lambda: queue.put())  # expect: TypeError Queue.put() missing 1 required positional argument: 'item'
complaint(lambda: queue.put(1, 2))  # expect: TypeError Queue.put() takes 2 positional arguments but 3 were given
complaint(lambda: queue.put(1, item=2))  # expect: TypeError Queue.put() got multiple values for argument 'item'
complaint(lambda: queue.get(timeout=1))  # expect: TypeError Queue.get() got an unexpected keyword argument 'timeout'
complaint(lambda: asyncio.Semaphore("a"))  # expect: TypeError '<' not supported between instances of 'str' and 'int'
complaint(lambda: asyncio.Semaphore(-1))  # expect: ValueError Semaphore initial value must be >= 0
complaint(lambda: asyncio.Lock.release())  # expect: TypeError Lock.release() missing 1 required positional argument: 'self'
complaint(lambda: asyncio.StreamReader(0))  # expect: ValueError Limit cannot be <= 0
complaint(lambda: asyncio.StreamWriter(1, reader=2))  # expect: TypeError StreamWriter.__init__() missing 2 required positional arguments: 'protocol' and 'loop'


async def main():
    reader = asyncio.StreamReader()
    complaint(lambda: reader.readexactly())  # expect: TypeError StreamReader.readexactly() missing 1 required positional argument: 'n'
    for reading in (reader.read("a"), reader.readexactly(-1), reader.readuntil(()), reader.readuntil(b""), reader.readuntil("a")):
        try:
            await asyncio.wait_for(reading, 0.1)
        except Exception as error:
            print(type(error).__name__, error)
    # expect: TypeError '<' not supported between instances of 'str' and 'int'
    # expect: ValueError readexactly size can not be less than zero
    # expect: ValueError Separator should contain at least one element
    # expect: ValueError Separator should be at least one-byte string
    # expect: TimeoutError 
    getting = queue.get()
    print(getting.__name__, getting.__qualname__, inspect.iscoroutine(getting), inspect.getcoroutinestate(getting))
    # expect: get Queue.get True CORO_CREATED
    getting.close()
    print(inspect.iscoroutinefunction(queue.get), inspect.iscoroutinefunction(queue.get_nowait))  # expect: True False
    print(inspect.iscoroutinefunction(asyncio.sleep), inspect.signature(asyncio.Queue.put))  # expect: True (self, item)


asyncio.run(main())
