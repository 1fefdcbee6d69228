"""`get_context()` of a task and of a handle is a context, even if nobody has imported `contextvars`."""

# since: 3.12

import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    context = task.get_context()
    print(type(context).__name__, task.get_context() is context, context.run(len, "abc"))  # expect: Context True 3
    await task
    handle = asyncio.get_running_loop().call_soon(len, "called")
    print(type(handle.get_context()).__name__)  # expect: Context
    await asyncio.sleep(0)
    timeout = asyncio.timeout(1)
    try:
        await timeout.__aexit__(None, None, None)
    except AssertionError as error:
        print(repr(error))  # expect: AssertionError()


asyncio.run(main())
