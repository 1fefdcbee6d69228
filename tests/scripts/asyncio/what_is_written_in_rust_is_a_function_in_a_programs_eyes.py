# since: 3.14
import asyncio
import inspect


def tell(call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("fine", type(result).__name__)
        if inspect.iscoroutine(result):
            result.close()


for function in asyncio.sleep, asyncio.run, asyncio.gather, asyncio.wait_for, asyncio.isfuture:
    print(function.__module__, type(function).__name__, repr(function).split(" at ")[0], inspect.signature(function))
    print(inspect.isfunction(function), inspect.iscoroutinefunction(function))
print(asyncio.current_task.__module__, type(asyncio.current_task).__name__)

# What is wrong with a call is said as of functions in Python, but for the few that CPython has in C.
tell(asyncio.sleep)
tell(asyncio.sleep, 1, 2, 3)
tell(asyncio.sleep, 1, wait=3)
tell(asyncio.sleep, 1, delay=1)
tell(asyncio.run)
tell(asyncio.run, 1, 2)
tell(asyncio.run, 1, debug=2, foo=3)
tell(asyncio.create_task)
tell(asyncio.ensure_future)
tell(asyncio.gather, x=3)
tell(asyncio.new_event_loop, 1)
tell(asyncio.wait_for)
tell(asyncio.current_task, 1, 2)
tell(asyncio.get_running_loop, 1)
tell(lambda: asyncio.gather(*5))
tell(lambda: asyncio.run(**5))


class Bound:
    create_task = asyncio.create_task
    plain = staticmethod(asyncio.iscoroutine)


print(Bound().create_task.__self__.__class__.__name__, Bound().plain(1))
tell(Bound().create_task)


async def main():
    loop = asyncio.get_running_loop()
    for call in loop.call_soon, loop.call_later, loop.create_task, loop.sock_recv, loop.create_server, loop.getaddrinfo:
        tell(call)
    tell(loop.create_future, 1)
    tell(loop.call_later, "1", print)
    tell(loop.create_server, print, "localhost", 1, frob=1)
    print(loop.call_soon.__qualname__, loop.sock_recv.__qualname__, loop.close.__qualname__)
    print(inspect.signature(loop.create_connection))
    print([name for name in dir(asyncio.AbstractEventLoop) if inspect.iscoroutinefunction(getattr(loop, name))])

    queue = asyncio.Queue()
    print(type(queue.put).__name__, repr(queue.put).split(" at ")[0], repr(asyncio.Queue.put).split(" at ")[0])
    print(inspect.signature(queue.put), inspect.signature(asyncio.Queue.put), asyncio.Queue.put.__module__)
    print(queue.put == queue.put, queue.put.__func__ is asyncio.Queue.put, queue.put.__self__ is queue)
    tell(asyncio.Queue.put)
    tell(queue.put, 1, thing=1)
    for cls in asyncio.Lock, asyncio.Semaphore, asyncio.Event, asyncio.Queue, asyncio.StreamReader, asyncio.Handle:
        public = [name for name in dir(cls) if not name.startswith("_")]
        print(cls.__name__, [name for name in public if inspect.iscoroutinefunction(getattr(cls, name))])
        print(cls.__name__, [name for name in public if inspect.isfunction(getattr(cls, name))])


asyncio.run(main())


class Lacking(asyncio.AbstractEventLoop):
    pass


tell(Lacking().time)
tell(Lacking().call_soon, 1)


class Counting(asyncio.SelectorEventLoop):
    def time(self):
        return super().time()


loop = Counting()
print(isinstance(loop, asyncio.SelectorEventLoop), issubclass(Counting, asyncio.SelectorEventLoop))
print(isinstance(loop, asyncio.BaseEventLoop), isinstance(loop, asyncio.Server), issubclass(asyncio.Server, asyncio.AbstractServer))
loop.close()
# expect: asyncio.tasks function <function sleep (delay, result=None)
# expect: True True
# expect: asyncio.runners function <function run (main, *, debug=None, loop_factory=None)
# expect: True False
# expect: asyncio.tasks function <function gather (*coros_or_futures, return_exceptions=False)
# expect: True False
# expect: asyncio.tasks function <function wait_for (fut, timeout)
# expect: True True
# expect: asyncio.base_futures function <function isfuture (obj)
# expect: True False
# expect: _asyncio builtin_function_or_method
# expect: TypeError sleep() missing 1 required positional argument: 'delay'
# expect: TypeError sleep() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError sleep() got an unexpected keyword argument 'wait'
# expect: TypeError sleep() got multiple values for argument 'delay'
# expect: TypeError run() missing 1 required positional argument: 'main'
# expect: TypeError run() takes 1 positional argument but 2 were given
# expect: TypeError run() got an unexpected keyword argument 'foo'
# expect: TypeError create_task() missing 1 required positional argument: 'coro'
# expect: TypeError ensure_future() missing 1 required positional argument: 'coro_or_future'
# expect: TypeError gather() got an unexpected keyword argument 'x'
# expect: TypeError new_event_loop() takes 0 positional arguments but 1 was given
# expect: TypeError wait_for() missing 2 required positional arguments: 'fut' and 'timeout'
# expect: TypeError current_task() takes at most 1 argument (2 given)
# expect: TypeError _asyncio.get_running_loop() takes no arguments (1 given)
# expect: TypeError asyncio.tasks.gather() argument after * must be an iterable, not int
# expect: TypeError asyncio.runners.run() argument after ** must be a mapping, not int
# expect: Bound False
# expect: RuntimeError no running event loop
# expect: TypeError BaseEventLoop.call_soon() missing 1 required positional argument: 'callback'
# expect: TypeError BaseEventLoop.call_later() missing 2 required positional arguments: 'delay' and 'callback'
# expect: TypeError BaseEventLoop.create_task() missing 1 required positional argument: 'coro'
# expect: TypeError BaseSelectorEventLoop.sock_recv() missing 2 required positional arguments: 'sock' and 'n'
# expect: TypeError BaseEventLoop.create_server() missing 1 required positional argument: 'protocol_factory'
# expect: TypeError BaseEventLoop.getaddrinfo() missing 2 required positional arguments: 'host' and 'port'
# expect: TypeError BaseEventLoop.create_future() takes 1 positional argument but 2 were given
# expect: TypeError unsupported operand type(s) for +: 'float' and 'str'
# expect: TypeError BaseEventLoop.create_server() got an unexpected keyword argument 'frob'
# expect: BaseEventLoop.call_soon BaseSelectorEventLoop.sock_recv _UnixSelectorEventLoop.close
# expect: (protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False)
# expect: ['connect_accepted_socket', 'connect_read_pipe', 'connect_write_pipe', 'create_connection', 'create_datagram_endpoint', 'create_server', 'create_unix_connection', 'create_unix_server', 'getaddrinfo', 'getnameinfo', 'sendfile', 'shutdown_asyncgens', 'shutdown_default_executor', 'sock_accept', 'sock_connect', 'sock_recv', 'sock_recv_into', 'sock_recvfrom', 'sock_recvfrom_into', 'sock_sendall', 'sock_sendfile', 'sock_sendto', 'start_tls', 'subprocess_exec', 'subprocess_shell']
# expect: method <bound method Queue.put of <Queue <function Queue.put
# expect: (item) (self, item) asyncio.queues
# expect: True True True
# expect: TypeError Queue.put() missing 2 required positional arguments: 'self' and 'item'
# expect: TypeError Queue.put() got an unexpected keyword argument 'thing'
# expect: Lock ['acquire']
# expect: Lock ['acquire', 'locked', 'release']
# expect: Semaphore ['acquire']
# expect: Semaphore ['acquire', 'locked', 'release']
# expect: Event ['wait']
# expect: Event ['clear', 'is_set', 'set', 'wait']
# expect: Queue ['get', 'join', 'put']
# expect: Queue ['empty', 'full', 'get', 'get_nowait', 'join', 'put', 'put_nowait', 'qsize', 'shutdown', 'task_done']
# expect: StreamReader ['read', 'readexactly', 'readline', 'readuntil']
# expect: StreamReader ['at_eof', 'exception', 'feed_data', 'feed_eof', 'read', 'readexactly', 'readline', 'readuntil', 'set_exception', 'set_transport']
# expect: Handle []
# expect: Handle ['cancel', 'cancelled', 'get_context']
# expect: NotImplementedError
# expect: NotImplementedError
# expect: True True
# expect: True False True
