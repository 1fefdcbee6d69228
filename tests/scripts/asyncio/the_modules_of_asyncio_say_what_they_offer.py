"""Each module of asyncio has its `__all__`, hence `from asyncio.queues import *`; and what is made for a loop that never runs cannot
be run in another."""
# since: 3.14

import asyncio
from asyncio.locks import *
from asyncio.queues import *
from asyncio.runners import *
from asyncio.tasks import *
from asyncio.timeouts import *
from asyncio.taskgroups import *

names = "base_events coroutines events exceptions locks protocols queues runners streams taskgroups tasks timeouts transports"
for name in names.split():
    module = getattr(asyncio, name)
    assert all(hasattr(module, offered) for offered in module.__all__), name
    print(name, len(module.__all__), module.__all__[0])


async def main():
    queue = Queue()
    async with timeout(1), TaskGroup() as group, Lock():
        group.create_task(queue.put(5))
        print(await wait_for(queue.get(), 1), await gather(sleep(0, 6)))


run(main())
try:
    run(gather(sleep(0), sleep(0)))
except RuntimeError as error:
    print(error)
# expect: base_events 2 BaseEventLoop
# expect: coroutines 2 iscoroutinefunction
# expect: events 12 AbstractEventLoop
# expect: exceptions 7 BrokenBarrierError
# expect: locks 6 Lock
# expect: protocols 5 BaseProtocol
# expect: queues 6 Queue
# expect: runners 2 Runner
# expect: streams 5 StreamReader
# expect: taskgroups 1 TaskGroup
# expect: tasks 21 Task
# expect: timeouts 3 Timeout
# expect: transports 6 BaseTransport
# expect: 5 [6]
# expect: There is no current event loop in thread 'MainThread'.
