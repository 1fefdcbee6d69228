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
