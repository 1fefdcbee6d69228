"""`types.coroutine` marks a generator function: what it makes stays a generator, and may be awaited."""

import asyncio
import collections.abc
import inspect
import types


@types.coroutine
def exchange(value):
    answer = yield value
    return answer


made = exchange(1)
print(type(made).__name__, isinstance(made, collections.abc.Awaitable), isinstance(made, collections.abc.Coroutine))
# expect: generator False False
print(inspect.isawaitable(made), inspect.iscoroutine(made), inspect.iscoroutinefunction(exchange), asyncio.iscoroutine(exchange))
# expect: True False False False


async def talk():
    first = await exchange("first")
    second = await exchange("second")
    return first, second


conversation = talk()
print(conversation.send(None), conversation.send(10))  # expect: first second
try:
    conversation.send(20)
except StopIteration as stop:
    print(stop.value)  # expect: (10, 20)


@types.coroutine
def delegate():
    """It may also `yield from` a coroutine, which other generators may not."""
    result = yield from talk()
    return "delegated", result


async def outer():
    return await delegate()


conversation = outer()
print(conversation.send(None), conversation.send(1))  # expect: first second
try:
    conversation.send(2)
except StopIteration as stop:
    print(stop.value)  # expect: ('delegated', (1, 2))


def unmarked():
    yield from left_over


left_over = talk()
try:
    list(unmarked())
except TypeError as error:
    print(error)  # expect: cannot 'yield from' a coroutine object in a non-coroutine generator
left_over.close()


@types.coroutine
def maker():
    return exchange(5)


print(type(maker()).__name__)  # expect: generator


async def main():
    @types.coroutine
    def turn():
        yield

    await turn()
    print(await asyncio.gather(asyncio.sleep(0, "slept"), turn()))  # expect: ['slept', None]


asyncio.run(main())
