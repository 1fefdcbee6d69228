"""An exception that is being handled while a loop runs is the context of what is raised in its tasks: so main's failure is that
of what the tasks raise that `asyncio.run` cancels for it. A failed future's exception is thrown as it is."""

import asyncio


def chain(error):
    names = []
    while error:
        names.append(type(error).__name__)
        error = error.__context__
    return " <- ".join(names)


async def cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(chain(error))
        raise ValueError


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(chain(context["exception"])))
    task = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    raise LookupError


try:
    asyncio.run(main())
except LookupError as error:
    print(chain(error))


async def waits():
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    future = loop.create_future()
    loop.call_soon(future.set_exception, KeyError())
    for _ in range(2):
        try:
            await future
        except KeyError as error:
            print(chain(error))
    for handled in False, True:
        try:
            if handled:
                1 / 0
            loop.call_soon(task.cancel)
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print(chain(error))
        except ZeroDivisionError:
            loop.call_soon(task.cancel)
            try:
                await loop.create_future()
            except asyncio.CancelledError as error:
                print(chain(error))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.1)
    except TimeoutError as error:
        print(chain(error))
    task.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print(chain(error))


try:
    raise LookupError
except LookupError:
    asyncio.run(waits())
# expect: CancelledError <- LookupError
# expect: ValueError <- CancelledError <- LookupError
# expect: LookupError
# expect: KeyError
# expect: KeyError <- LookupError
# expect: CancelledError <- LookupError
# expect: CancelledError <- ZeroDivisionError <- LookupError
# expect: TimeoutError <- CancelledError <- LookupError
# expect: CancelledError
