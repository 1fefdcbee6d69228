"""The loop calls its exception handler while it handles what a callback raised: that is the context of what the handler raises."""

import asyncio


def handler(loop, context):
    try:
        raise RuntimeError("the handler fails as well")
    except RuntimeError as error:
        print(repr(error.__context__), error.__context__ is context["exception"])
        # expect: ValueError("invalid literal for int() with base 10: 'x'") True
        # expect: ZeroDivisionError('division by zero') True
        # expect: None False


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(int, "x")
    future = loop.create_future()
    future.add_done_callback(lambda future: 1 / 0)
    future.set_result(None)
    await asyncio.sleep(0)
    # Nothing is being handled where the program reports by itself.
    loop.call_exception_handler({"message": "by hand", "exception": KeyError(1)})


asyncio.run(main())
