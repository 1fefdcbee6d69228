import asyncio


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def patient():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("patient is cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(patient())
            group.create_task(fail(1, ValueError("one")))
            group.create_task(fail(1, KeyError("two")))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("so is the body")
                raise
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* KeyError as errors:
        print("keys", errors.exceptions)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
# expect @1: patient is cancelled
# expect @1: so is the body
# expect @1: values (ValueError('one'),)
# expect @1: keys (KeyError('two'),)
# expect @1: 0
