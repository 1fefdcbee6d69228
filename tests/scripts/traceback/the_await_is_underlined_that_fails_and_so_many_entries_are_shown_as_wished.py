"""Where a coroutine fails before it first waits, the whole `await` is underlined; a call that has the wrong arguments is underlined
itself. `sys.tracebacklimit` says how many entries are shown. A name that is missing is only guessed from its frames."""
# since: 3.14

import asyncio
import io
import sys
import traceback


async def fails(): raise ValueError


class Service:
    async def fails(self, x): raise ValueError


async def one(): x = 1 + (await fails())


async def two(): return await Service().fails(5)


async def three(): return await fails(1)


async def four():
    try: await fails()
    finally: await Service().fails(1)


def underlined(text):
    lines = text.splitlines()
    for line, marks in zip(lines, lines[1:]):
        if set(marks.strip()) <= set("~^") and marks.strip():
            column = marks.index(marks.strip())
            yield line[column:len(marks)]


async def main():
    for function in one, two, three, four:
        try:
            await function()
        except Exception as error:
            print(*underlined("".join(traceback.format_exception(error))), sep=" | ")


asyncio.run(main())


def inner(): 1 / 0


def outer(): inner()


sys.stderr = io.StringIO()
for limit in 0, 1, 2, -1, True, None:
    sys.tracebacklimit = limit
    try:
        outer()
    except ZeroDivisionError as error:
        sys.__excepthook__(type(error), error, error.__traceback__)
    print(limit, [line.split()[-1] for line in sys.stderr.getvalue().splitlines() if "File" in line])
    sys.stderr = io.StringIO()
del sys.tracebacklimit

try:
    prnt
except NameError as error:
    print(traceback.format_exception_only(error), traceback.format_exception(error)[-1:])
# expect: await fails() | raise ValueError
# expect: await Service().fails(5) | raise ValueError
# expect: fails(1)
# expect: await fails() | raise ValueError | await Service().fails(1) | raise ValueError
# expect: 0 []
# expect: 1 ['inner']
# expect: 2 ['outer', 'inner']
# expect: -1 []
# expect: True ['inner']
# expect: None ['<module>', 'outer', 'inner']
# expect: ["NameError: name 'prnt' is not defined\n"] ["NameError: name 'prnt' is not defined. Did you mean: 'print'?\n"]
