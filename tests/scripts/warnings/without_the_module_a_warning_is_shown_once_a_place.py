"""The warnings of the machine go by the filters that a program begins with, also before it imports `warnings`."""
# since: 3.14

import asyncio
import datetime
import io
import sys

shown = sys.stderr = io.StringIO()


def told():
    """The first words of each warning, without the file's name and the line that some show beneath."""
    lines = [line.partition(".py:")[2] for line in shown.getvalue().splitlines() if "Warning: " in line]
    shown.seek(0)
    shown.truncate()
    return [" ".join(line.split()[:4]) for line in lines if line]


async def work():
    pass


def forget():
    work()


for _ in range(3):
    forget()
print(told())  # expect: ["25: RuntimeWarning: coroutine 'work'"]
work(); work()
forget()
print(told())  # expect: ["31: RuntimeWarning: coroutine 'work'"]
print([(text.split()[-3:], kind, line) for text, kind, line in [key for key in __warningregistry__ if key != "version"]])
# expect: [(['was', 'never', 'awaited'], <class 'RuntimeWarning'>, 25), (['was', 'never', 'awaited'], <class 'RuntimeWarning'>, 31)]

for truth in True, False:
    print(~truth)
# expect: -2
# expect: -1
print(asyncio.iscoroutinefunction(work), datetime.datetime.utcfromtimestamp(0))  # expect: True 1970-01-01 00:00:00
datetime.datetime.utcnow()
for line in told():
    print(line)
# expect: 38: DeprecationWarning: Bitwise inversion
# expect: 41: DeprecationWarning: 'asyncio.iscoroutinefunction' is
# expect: 41: DeprecationWarning: datetime.datetime.utcfromtimestamp() is
# expect: 42: DeprecationWarning: datetime.datetime.utcnow() is


async def generator():
    try:
        yield 1
    finally:
        yield 2


async def streams():
    # Who forgets to close a connection hears nothing of it.
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1")
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    del reader, writer
    server.close()
    # One that has ignored `GeneratorExit` is not given to the loop again.
    stubborn = generator()
    await anext(stubborn)
    try:
        await stubborn.aclose()
    except RuntimeError as error:
        print(error)  # expect: async generator ignored GeneratorExit
    del stubborn
    await asyncio.sleep(0.01)


asyncio.run(streams())
print(shown.getvalue() == "")  # expect: True

# As soon as the module is there, its filters decide, and what was shown is not shown again.
import warnings

forget()
print(told())  # expect: []
warnings.simplefilter("error")
sys.unraisablehook = lambda args: print(args.err_msg.partition(" at 0x")[0], args.object, args.exc_value)
forget()
# expect: Exception ignored while finalizing coroutine <coroutine object work None coroutine 'work' was never awaited
asking = generator().aclose()
del asking
# expect: Exception ignored while finalizing async generator <async_generator object generator None coroutine method 'aclose' of 'generator' was never awaited
try:
    ~True
except DeprecationWarning as warning:
    print(str(warning)[:32])  # expect: Bitwise inversion '~' on bool is
