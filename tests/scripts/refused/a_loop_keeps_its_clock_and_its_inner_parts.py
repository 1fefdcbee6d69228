"""What a loop does not ask itself for cannot be replaced on it; a class that is derived from it can define it."""
# portable: no

import asyncio

loop = asyncio.new_event_loop()
for name in "time", "_run_once", "_selector":
    try:
        setattr(loop, name, lambda: 0)
    except NotImplementedError as error:
        print(error)
# expect: 'time' cannot be replaced on a loop: derive a class from asyncio.SelectorEventLoop that defines it
# expect: '_run_once' cannot be replaced on a loop: derive a class from asyncio.SelectorEventLoop that defines it
# expect: '_selector' cannot be replaced on a loop: derive a class from asyncio.SelectorEventLoop that defines it
loop.remark = 1
print(loop.remark)  # expect: 1
loop.close()
