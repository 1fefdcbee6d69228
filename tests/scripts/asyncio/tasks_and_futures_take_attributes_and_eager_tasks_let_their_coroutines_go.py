# since: 3.14
import asyncio
import gc
import weakref


class Thing:
    pass


async def work():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    task.note = "first"
    task.note = "second"
    print(task.note, hasattr(task, "other"))  # expect: second False
    del task.note
    for change in (lambda: task.note, lambda: delattr(task, "note")):
        try:
            change()
        except AttributeError as error:
            print(error)
    # expect: '_asyncio.Task' object has no attribute 'note'
    # expect: '_asyncio.Task' object has no attribute 'note'
    print(hasattr(task, "__dict__"))  # expect: False
    try:
        task._state = "no"
    except AttributeError as error:
        print(error)  # expect: attribute '_state' of '_asyncio.Future' objects is not writable

    gathered = asyncio.gather(task)
    gathered.name_of_mine = "both"
    print(gathered.name_of_mine, await gathered)  # expect: both [1]

    # A circle through such an attribute is collected.
    future = loop.create_future()
    future.self, future.thing = future, Thing()
    alive = weakref.ref(future.thing)
    del future
    gc.collect()
    print(alive())  # expect: None

    eager = asyncio.Task(work(), loop=loop, eager_start=True)
    print(eager.get_coro(), eager.done(), eager.result())  # expect: None True 1
    late = asyncio.Task(work(), loop=loop)
    print(late.get_coro().__name__, await late, late.get_coro().__name__)  # expect: work 1 work


asyncio.run(main())
