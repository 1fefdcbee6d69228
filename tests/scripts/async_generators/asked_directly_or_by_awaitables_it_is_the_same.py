"""An async for that asks an async generator directly, and one that goes through its awaitables, see the same things."""
import asyncio
import sys


async def waits(count):
    for n in range(count):
        if n % 3 == 1:
            await asyncio.sleep(0)
        yield n


async def raises(error):
    yield 1
    await asyncio.sleep(0)
    raise error


class ByHand:
    """The same generator behind objects: every item is an awaitable."""

    def __init__(self, source):
        self.source = source

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.source.__anext__()


async def walk(source):
    seen = []
    try:
        async for item in source:
            seen.append(item)
        else:
            seen.append("else")
    except Exception as error:
        seen.append((type(error).__name__, str(error), repr(error.__cause__)))
    return seen


async def handles():
    for n in range(3):
        try:
            raise KeyError(n)
        except KeyError:
            await asyncio.sleep(0)
            yield sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]


def nested(depth):
    async def items():
        if depth == 0:
            yield 0
            await asyncio.sleep(0)
            yield 1
            yield 2
        else:
            async for item in nested(depth - 1):
                yield item + 1

    return items()


async def callers():
    yield sys._getframe(1).f_code.co_name
    await asyncio.sleep(0)
    yield sys._getframe(1).f_code.co_name


async def parked(log):
    try:
        yield 1
        await asyncio.sleep(10)
        yield 2
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    finally:
        log.append("finally")
        await asyncio.sleep(0)
        log.append("and after")


async def main():
    for make in (lambda source: source, ByHand):
        print(await walk(make(waits(8))))
        for error in (ValueError("v"), StopIteration(), StopAsyncIteration(), GeneratorExit()):
            try:
                print(await walk(make(raises(error))))
            except GeneratorExit as left:
                print("left with", repr(left))
        try:
            raise OSError("outer")
        except OSError:
            async for error in make(handles()):
                print(repr(error), repr(error.__context__), end="; ")
            print(repr(sys.exc_info()[1]))
        print([item async for item in make(nested(30))])
        async for name in make(callers()):
            print(name, end=" ")
        print([item async for item in make(waits(4)) if item % 2], {item: 1 async for item in make(waits(3))})

        # Two that ask the same generator.
        shared = waits(5)
        print(await asyncio.gather(walk(make(shared)), walk(make(shared))), shared.ag_running, shared.ag_await)

        # One that is cancelled while the generator waits.
        log = []
        task = asyncio.create_task(walk(make(parked(log))))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print(log)

        # One that was asked by hand before, left in the middle, and closed.
        async def echo():
            got = None
            while True:
                got = yield got
                await asyncio.sleep(0)

        source = echo()
        print(await source.asend(None), await source.asend(5))
        async for item in make(source):
            print(item)
            break
        awaitable = source.asend(7)
        print(await awaitable)
        try:
            await awaitable
        except RuntimeError as error:
            print(error)
        await source.aclose()
        print(await walk(make(source)))


asyncio.run(main())
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 'else']
# expect: [1, ('ValueError', 'v', 'None')]
# expect: [1, ('RuntimeError', 'async generator raised StopIteration', 'StopIteration()')]
# expect: [1, ('RuntimeError', 'async generator raised StopAsyncIteration', 'StopAsyncIteration()')]
# expect: left with GeneratorExit()
# expect: KeyError(0) OSError('outer'); KeyError(1) OSError('outer'); KeyError(2) OSError('outer'); OSError('outer')
# expect: [30, 31, 32]
# expect: main main [1, 3] {0: 1, 1: 1, 2: 1}
# expect: [[0, 1, 2, 3, 4, 'else'], [('RuntimeError', 'anext(): asynchronous generator is already running', 'None')]] False None
# expect: ['cancelled', 'finally', 'and after']
# expect: None 5
# expect: None
# expect: 7
# expect: cannot reuse already awaited __anext__()/asend()
# expect: ['else']
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 'else']
# expect: [1, ('ValueError', 'v', 'None')]
# expect: [1, ('RuntimeError', 'async generator raised StopIteration', 'StopIteration()')]
# expect: [1, ('RuntimeError', 'async generator raised StopAsyncIteration', 'StopAsyncIteration()')]
# expect: left with GeneratorExit()
# expect: KeyError(0) OSError('outer'); KeyError(1) OSError('outer'); KeyError(2) OSError('outer'); OSError('outer')
# expect: [30, 31, 32]
# expect: main main [1, 3] {0: 1, 1: 1, 2: 1}
# expect: [[0, 1, 2, 3, 4, 'else'], [('RuntimeError', 'anext(): asynchronous generator is already running', 'None')]] False None
# expect: ['cancelled', 'finally', 'and after']
# expect: None 5
# expect: None
# expect: 7
# expect: cannot reuse already awaited __anext__()/asend()
# expect: ['else']
