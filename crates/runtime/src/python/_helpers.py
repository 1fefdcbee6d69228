"""Coroutines that the part of asyncio written in Rust needs, and that are easier to write in the language."""

from asyncio import gather


async def wrap_awaitable(awaitable):
    """Makes a coroutine of something that is only awaitable."""
    return await awaitable


async def shutdown_asyncgens(loop, generators):
    """Closes the async generators that were left open, all side by side."""
    results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
    for result, generator in zip(results, generators):
        if isinstance(result, Exception):
            loop.call_exception_handler({
                "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                "exception": result,
                "asyncgen": generator,
            })


def set_result_unless_cancelled(future, result):
    """The time of a sleep is over, or its task was cancelled before."""
    if not future.cancelled():
        future.set_result(result)


async def sleep_elsewhere(loop, delay, result):
    """`asyncio.sleep` in a loop that is an object of the program: a future and one of that loop's timers."""
    future = loop.create_future()
    timer = loop.call_later(delay, set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()
