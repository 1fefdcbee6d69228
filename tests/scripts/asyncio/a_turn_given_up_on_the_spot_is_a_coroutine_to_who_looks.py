"""A sleep of no seconds that is awaited where it is called can be looked at, thrown into and closed like any coroutine."""
import asyncio
from functools import partial


async def naps(log, times=3):
    try:
        for n in range(times):
            log.append(await asyncio.sleep(0))
    except ValueError as error:
        log.append(repr(error))
        await asyncio.sleep(0)
        return "caught"
    finally:
        log.append("finally")
    return "done"


def drive(coroutine, *sent):
    steps = []
    for value in sent:
        try:
            steps.append(coroutine.throw(value) if isinstance(value, Exception) else coroutine.send(value))
        except StopIteration as stop:
            steps.append(("returned", stop.value))
        except BaseException as error:
            steps.append(("raised", repr(error)))
    return steps


log = []
print(drive(naps(log), None, None, "ignored", None), log)
# expect: [None, None, None, ('returned', 'done')] [None, None, None, 'finally']
log = []
print(drive(naps(log), None, ValueError("thrown"), None), log)
# expect: [None, None, ('returned', 'caught')] ["ValueError('thrown')", 'finally']
log = []
print(drive(naps(log), None, KeyError("not caught")), log)
# expect: [None, ('raised', "KeyError('not caught')")] ['finally']

log = []
waiting = naps(log)
waiting.send(None)
inner = waiting.cr_await
print(type(inner).__name__, inner.__name__, inner.__qualname__, waiting.cr_await is inner, waiting.cr_suspended)
# expect: coroutine sleep sleep True True
print(drive(waiting, None), log)  # expect: [None] [None]
waiting.close()
print(log)  # expect: [None, 'finally']

log = []
dropped = naps(log)
dropped.send(None)
del dropped
print(log)  # expect: ['finally']


async def twice(sleeper):
    await sleeper
    try:
        await sleeper
    except RuntimeError as error:
        print(error)  # expect: cannot reuse already awaited coroutine


async def main():
    later = partial(asyncio.sleep, 0)
    print(await later(), await asyncio.sleep(0, "result"), await asyncio.sleep(-1), await asyncio.sleep(0.0))
    # expect: None result None None
    print(await asyncio.sleep(delay=0), await asyncio.sleep(*[0]), await asyncio.sleep(False))
    # expect: None None None
    await twice(asyncio.sleep(0))
    print(max([2, 1], key=lambda n: n), [await asyncio.sleep(0, n) for n in range(3)])  # expect: 2 [0, 1, 2]
    for wrong in ("1", None):
        try:
            await asyncio.sleep(wrong)
        except TypeError:
            print("TypeError")  # expect: TypeError
            # expect: TypeError
    task = asyncio.current_task()
    task.cancel("why")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)  # expect: cancelled ('why',)
    order = []

    async def worker(name):
        for n in range(3):
            order.append(f"{name}{n}")
            await asyncio.sleep(0)

    await asyncio.gather(worker("a"), worker("b"), worker("c"))
    print(*order)  # expect: a0 b0 c0 a1 b1 c1 a2 b2 c2


asyncio.run(main())
