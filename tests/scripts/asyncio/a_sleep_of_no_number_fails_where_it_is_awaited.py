"""`asyncio.sleep` looks at its delay when it is awaited, not when it is called."""

import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep("soon"))
    print(task.done())  # expect: False
    print(repr((await asyncio.gather(task, return_exceptions=True))[0]))
    # expect: TypeError("'<=' not supported between instances of 'str' and 'int'")
    sleep = asyncio.sleep(None)
    print(type(sleep).__name__)  # expect: coroutine
    try:
        await sleep
    except TypeError as error:
        print(error)  # expect: '<=' not supported between instances of 'NoneType' and 'int'
    try:
        await sleep
    except RuntimeError as error:
        print(error)  # expect: cannot reuse already awaited coroutine
    try:
        await asyncio.sleep([1])
    except TypeError as error:
        print(error)  # expect: '<=' not supported between instances of 'list' and 'int'
    unused = asyncio.sleep({})
    unused.close()


asyncio.run(main())
