# since: 3.14
import asyncio


def tell(name, call):
    try:
        call()
    except BaseException as error:
        print(name, type(error).__name__, error)
    else:
        print(name, "fine")


async def tell_awaited(name, call):
    try:
        print(name, await call())
    except BaseException as error:
        print(name, type(error).__name__, error)


async def nothing():
    return 1


def primitives():
    queue = asyncio.Queue(maxsize=2)
    tell("put_nowait", lambda: queue.put_nowait(item=2))
    tell("shutdown", lambda: queue.shutdown(immediate=True))
    tell("Queue", lambda: asyncio.Queue(loop=1))
    tell("task_done", lambda: asyncio.Queue().task_done())
    tell("get_nowait", lambda: asyncio.Queue().get_nowait())
    tell("Lock", lambda: asyncio.Lock(loop=None))
    tell("release", lambda: asyncio.Lock().release())
    tell("Semaphore", lambda: asyncio.Semaphore(value=-1))
    tell("BoundedSemaphore", lambda: asyncio.BoundedSemaphore().release())
    tell("Barrier", lambda: asyncio.Barrier(parties=0))
    tell("Barrier without", lambda: asyncio.Barrier())
    tell("Event", lambda: asyncio.Event(1))
    tell("Condition", lambda: asyncio.Condition(lock=3))
    tell("notify", lambda: asyncio.Condition().notify(n=1))


def futures(loop):
    future = loop.create_future()
    tell("set_result by name", lambda: future.set_result(result=1))
    tell("set_result", lambda: future.set_result())
    tell("set_result twice", lambda: future.set_result(1, 2))
    tell("set_exception", lambda: future.set_exception())
    tell("add_done_callback", lambda: future.add_done_callback())
    tell("add_done_callback by name", lambda: future.add_done_callback(fn=len))
    tell("add_done_callback with", lambda: future.add_done_callback(len, frob=1))
    tell("add_done_callback twice", lambda: future.add_done_callback(len, len))
    tell("remove_done_callback", lambda: future.remove_done_callback(1, 2))
    tell("cancel", lambda: future.cancel(1, 2))
    tell("result", lambda: future.result(1))
    tell("get_loop", lambda: future.get_loop(1))
    tell("Future", lambda: asyncio.Future(loop))
    tell("Future of no loop", lambda: asyncio.Future(loop=3))
    tell("Future with", lambda: asyncio.Future(lop=3))
    tell("Task", lambda: asyncio.Task())
    tell("Task of no coroutine", lambda: asyncio.Task(3))
    task = asyncio.create_task(nothing())
    tell("set_name", lambda: task.set_name())
    tell("uncancel", lambda: task.uncancel(1))
    tell("set_result of a task", lambda: task.set_result(1))
    tell("get_stack", lambda: task.get_stack(1))


def loops(loop):
    tell("call_soon", lambda: loop.call_soon(callback=print, key=1))
    tell("call_later", lambda: loop.call_later(delay=1, callback=print).cancel())
    tell("call_at", lambda: loop.call_at(when=None, callback=print))
    tell("set_exception_handler", lambda: loop.set_exception_handler(handler=3))
    tell("set_task_factory", lambda: loop.set_task_factory(factory=3))
    tell("run_in_executor", lambda: loop.run_in_executor(executor=None))
    tell("set_default_executor", lambda: loop.set_default_executor(executor=3))
    tell("run_until_complete", lambda: loop.run_until_complete(future=3))
    tell("TaskGroup", lambda: asyncio.TaskGroup(1))
    tell("timeout", lambda: asyncio.timeout())
    tell("timeout of text", lambda: asyncio.timeout("1"))
    tell("reschedule", lambda: asyncio.timeout(1).reschedule(when=2))
    tell("Handle", lambda: asyncio.Handle())
    tell("LimitOverrunError", lambda: asyncio.LimitOverrunError())
    tell("Runner", lambda: asyncio.Runner(None))
    tell("StreamWriter", lambda: asyncio.StreamReaderProtocol())


async def streams(loop):
    reader = asyncio.StreamReader(limit=10, loop=loop)
    tell("StreamReader", lambda: asyncio.StreamReader(limit=0))
    reader.feed_data(data=b"abc\nd:e")
    reader.feed_eof()
    await tell_awaited("read", lambda: reader.read(n=2))
    await tell_awaited("readexactly", lambda: reader.readexactly(n=1))
    await tell_awaited("readuntil", lambda: reader.readuntil(separator=b":"))
    await tell_awaited("readuntil nothing", lambda: reader.readuntil(separator=b""))
    await tell_awaited("readuntil a number", lambda: reader.readuntil(3))
    await tell_awaited("readexactly below zero", lambda: reader.readexactly(-1))


async def functions():
    await tell_awaited("wait_for", lambda: asyncio.wait_for(fut=nothing(), timeout=1))
    await tell_awaited("wait", lambda: asyncio.wait([], 3))
    await tell_awaited("sleep", lambda: asyncio.sleep(delay=0, result=4))
    await tell_awaited("to_thread", lambda: asyncio.to_thread())
    tell("as_completed", lambda: asyncio.as_completed([], 1))
    tell("ensure_future", lambda: asyncio.ensure_future(coro_or_future=3))
    tell("all_tasks", lambda: asyncio.all_tasks(5))
    tell("wrap_future", lambda: asyncio.wrap_future(future=3))
    tell("run_coroutine_threadsafe", lambda: asyncio.run_coroutine_threadsafe(coro=3, loop=None))


async def main():
    loop = asyncio.get_running_loop()
    primitives()
    futures(loop)
    loops(loop)
    await streams(loop)
    await functions()


asyncio.run(main())
# expect: put_nowait fine
# expect: shutdown fine
# expect: Queue TypeError Queue.__init__() got an unexpected keyword argument 'loop'
# expect: task_done ValueError task_done() called too many times
# expect: get_nowait QueueEmpty
# expect: Lock TypeError Lock.__init__() got an unexpected keyword argument 'loop'
# expect: release RuntimeError Lock is not acquired.
# expect: Semaphore ValueError Semaphore initial value must be >= 0
# expect: BoundedSemaphore ValueError BoundedSemaphore released too many times
# expect: Barrier ValueError parties must be >= 1
# expect: Barrier without TypeError Barrier.__init__() missing 1 required positional argument: 'parties'
# expect: Event TypeError Event.__init__() takes 1 positional argument but 2 were given
# expect: Condition AttributeError 'int' object has no attribute 'locked'
# expect: notify RuntimeError cannot notify on un-acquired lock
# expect: set_result by name TypeError set_result() takes exactly 1 positional argument (0 given)
# expect: set_result TypeError set_result() takes exactly 1 positional argument (0 given)
# expect: set_result twice TypeError set_result() takes at most 1 argument (2 given)
# expect: set_exception TypeError set_exception() takes exactly 1 positional argument (0 given)
# expect: add_done_callback TypeError add_done_callback() takes exactly 1 positional argument (0 given)
# expect: add_done_callback by name TypeError add_done_callback() takes exactly 1 positional argument (0 given)
# expect: add_done_callback with TypeError add_done_callback() got an unexpected keyword argument 'frob'
# expect: add_done_callback twice TypeError add_done_callback() takes exactly 1 positional argument (2 given)
# expect: remove_done_callback TypeError remove_done_callback() takes at most 1 argument (2 given)
# expect: cancel TypeError cancel() takes at most 1 argument (2 given)
# expect: result TypeError Future.result() takes no arguments (1 given)
# expect: get_loop TypeError get_loop() takes no arguments
# expect: Future TypeError Future() takes no positional arguments
# expect: Future of no loop AttributeError 'int' object has no attribute 'get_debug'
# expect: Future with TypeError Future() got an unexpected keyword argument 'lop'. Did you mean 'loop'?
# expect: Task TypeError Task() missing required argument 'coro' (pos 1)
# expect: Task of no coroutine TypeError a coroutine was expected, got 3
# expect: set_name TypeError Task.set_name() takes exactly one argument (0 given)
# expect: uncancel TypeError Task.uncancel() takes no arguments (1 given)
# expect: set_result of a task RuntimeError Task does not support set_result operation
# expect: get_stack TypeError get_stack() takes no positional arguments
# expect: call_soon TypeError BaseEventLoop.call_soon() got an unexpected keyword argument 'key'
# expect: call_later fine
# expect: call_at TypeError when cannot be None
# expect: set_exception_handler TypeError A callable object or None is expected, got 3
# expect: set_task_factory TypeError task factory must be a callable or None
# expect: run_in_executor TypeError BaseEventLoop.run_in_executor() missing 1 required positional argument: 'func'
# expect: set_default_executor TypeError executor must be ThreadPoolExecutor instance
# expect: run_until_complete RuntimeError This event loop is already running
# expect: TaskGroup TypeError TaskGroup.__init__() takes 1 positional argument but 2 were given
# expect: timeout TypeError timeout() missing 1 required positional argument: 'delay'
# expect: timeout of text TypeError unsupported operand type(s) for +: 'float' and 'str'
# expect: reschedule RuntimeError Timeout has not been entered
# expect: Handle TypeError Handle.__init__() missing 3 required positional arguments: 'callback', 'args', and 'loop'
# expect: LimitOverrunError TypeError LimitOverrunError.__init__() missing 2 required positional arguments: 'message' and 'consumed'
# expect: Runner TypeError Runner.__init__() takes 1 positional argument but 2 were given
# expect: StreamWriter TypeError StreamReaderProtocol.__init__() missing 1 required positional argument: 'stream_reader'
# expect: StreamReader ValueError Limit cannot be <= 0
# expect: read b'ab'
# expect: readexactly b'c'
# expect: readuntil b'\nd:'
# expect: readuntil nothing ValueError Separator should be at least one-byte string
# expect: readuntil a number TypeError object of type 'int' has no len()
# expect: readexactly below zero ValueError readexactly size can not be less than zero
# expect: wait_for 1
# expect: wait TypeError wait() takes 1 positional argument but 2 were given
# expect: sleep 4
# expect: to_thread TypeError to_thread() missing 1 required positional argument: 'func'
# expect: as_completed TypeError as_completed() takes 1 positional argument but 2 were given
# expect: ensure_future TypeError An asyncio.Future, a coroutine or an awaitable is required
# expect: all_tasks fine
# expect: wrap_future AssertionError concurrent.futures.Future is expected, got 3
# expect: run_coroutine_threadsafe TypeError A coroutine object is required
