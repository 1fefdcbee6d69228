"""Streams: connections that are read and written with `await`.

A *transport* moves bytes; a *protocol* is told what happens; a reader and a writer are what a program sees of the two. Only the
protocol and what opens connections are written here, the rest in Rust. Nothing grows without bound: a reader that has twice its limit pauses the transport, and a transport that has
too much to send makes `drain()` wait.
"""

from asyncio import (
    CancelledError, _adopt_connection, _adopt_listener, _listen, _resolve, _start_connect, get_event_loop, get_running_loop, iscoroutine, isfuture, sleep,
)
from asyncio._streams import StreamReader, StreamWriter
from asyncio.protocols import Protocol
from asyncio.servers import AbstractServer

__all__ = ("StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection", "start_server")

_DEFAULT_LIMIT = 2 ** 16


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """A wrapper for create_connection() returning a (reader, writer) pair."""
    loop = get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await create_connection(loop, lambda: protocol, host, port, **kwds)
    writer = StreamWriter(transport, protocol, reader, loop)
    return reader, writer


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Start a socket server, call back for each client connected.

    The callback gets a reader and a writer; if it is a coroutine function, each client has a task.
    """
    loop = get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return await create_server(loop, factory, host, port, **kwds)


async def _addresses(loop, host, port, operation):
    """The addresses of a host, for `bind` or `connect`, which complains about the port."""
    found = _resolve(loop, host, port, operation)
    if isfuture(found):
        found = await found
    return found


def _check_tls(ssl, **meaningful_with_it):
    """There is no TLS here; what only makes sense with it is refused as asyncio refuses it."""
    if ssl:
        raise NotImplementedError("TLS is not supported: connect and serve without ssl")
    for name, value in meaningful_with_it.items():
        if value is not None:
            raise ValueError(f"{name} is only meaningful with ssl")


async def create_connection(
    loop, protocol_factory, host=None, port=None, *,
    ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False,
):
    """Connects to the first address of a host that answers. Returns (transport, protocol)."""
    _check_tls(ssl, server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
               ssl_shutdown_timeout=ssl_shutdown_timeout)
    if sock is not None:
        if host is not None or port is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        if sock.type != 1:
            raise ValueError(f"A Stream Socket was expected, got {sock!r}")
        protocol = protocol_factory()
        transport = _adopt_connection(loop, sock)
        await _begin(loop, transport, protocol, None)
        return transport, protocol
    if host is None and port is None:
        raise ValueError("host and port was not specified and no sock specified")
    addresses = await _addresses(loop, host, port, "connect")
    if family:
        addresses = [address for address in addresses if len(address) == (2 if family == 2 else 4)]
    if local_addr is not None:
        local_addr = (await _addresses(loop, *local_addr, "bind"))[0]
    exceptions = []
    transport = None
    for address in addresses:
        attempt, waiter = _start_connect(loop, address, local_addr)
        try:
            await waiter
        except OSError as exc:
            exceptions.append(exc)
        else:
            transport = attempt
            break
    if transport is None:
        try:
            if all_errors:
                raise ExceptionGroup("create_connection failed", exceptions)
            if len(exceptions) == 1:
                raise exceptions[0]
            # They are all shown, unless all are the same.
            first = str(exceptions[0])
            if all(str(exc) == first for exc in exceptions):
                raise exceptions[0]
            raise OSError("Multiple exceptions: {}".format(", ".join(str(exc) for exc in exceptions)))
        finally:
            exceptions = None
    protocol = protocol_factory()
    await _begin(loop, transport, protocol, None)
    return transport, protocol


async def _begin(loop, transport, protocol, server):
    """Lets transport and protocol know each other. Three turns of the loop, as in asyncio: made, reading, begun."""
    waiter = loop.create_future()
    transport._attach(protocol, server)
    loop.call_soon(protocol.connection_made, transport)
    loop.call_soon(transport._start_reading)
    loop.call_soon(_release, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise


def _release(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


async def create_server(
    loop, protocol_factory, host=None, port=None, *,
    family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None,
    ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True,
):
    """A server that listens on a port of one or more hosts, or on a socket that is bound."""
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _check_tls(ssl, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
    if sock is not None:
        if host is not None or port is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        if sock.type != 1:
            raise ValueError(f"A Stream Socket was expected, got {sock!r}")
        return await _serve(loop, [_adopt_listener(loop, sock, backlog)], protocol_factory, backlog, start_serving)
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    if host == "" or host is None:
        hosts = ["0.0.0.0", "::"] if not family else ["0.0.0.0"] if family == 2 else ["::"]
    elif isinstance(host, str):
        hosts = [host]
    else:
        hosts = list(host)
    addresses = {}
    for name in hosts:
        for address in await _addresses(loop, name, port, "bind"):
            if not family or len(address) == (2 if family == 2 else 4):
                addresses[address] = None
    sockets = []
    try:
        for address in addresses:
            try:
                sockets.append(_listen(loop, address, backlog, reuse_address is None or reuse_address, reuse_port, keep_alive))
            except OSError as exc:
                # A machine without version 6 can still be served on version 4.
                if len(address) == 4 and len(addresses) > 1 and exc.errno in (97, 99, 47, 49):
                    continue
                raise
    except BaseException:
        for socket in sockets:
            socket._stop()
        raise
    return await _serve(loop, sockets, protocol_factory, backlog, start_serving)


async def _serve(loop, sockets, protocol_factory, backlog, start_serving):
    server = Server(loop, sockets, protocol_factory, None, backlog, None)
    if start_serving:
        server._start_serving()
        # One turn, so that the sockets are watched.
        await sleep(0)
    if loop.get_debug():
        from asyncio.log import logger
        logger.info("%r is serving", server)
    return server


class Server(AbstractServer):
    """Listening sockets, and the connections that came through them."""

    __module__ = "asyncio.base_events"

    def __init__(
        self, loop, sockets, protocol_factory, ssl_context, backlog, ssl_handshake_timeout, ssl_shutdown_timeout=None,
    ):
        _check_tls(ssl_context)
        self._loop = loop
        self._sockets = sockets
        self._clients = {}
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f"<{self.__class__.__name__} sockets={self.sockets!r}>"

    def _attach(self, transport):
        self._clients[transport] = None

    def _detach(self, transport):
        self._clients.pop(transport, None)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for socket in self._sockets:
            socket._start(self._accept)

    def _accept(self, transport):
        # In a task of its own: the next connection need not wait for this one.
        self._loop.create_task(self._accept_connection(transport))

    async def _accept_connection(self, transport):
        try:
            await _begin(self._loop, transport, self._protocol_factory(), self)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if isinstance(exc, CancelledError):
                raise
            self._loop.call_exception_handler({
                "message": "Error on transport creation for incoming connection",
                "exception": exc,
                "transport": transport,
            })

    def get_loop(self):
        """The loop."""
        return self._loop

    def is_serving(self):
        """Return True if the server is accepting connections."""
        return self._serving

    @property
    def sockets(self):
        """The listening sockets."""
        if self._sockets is None:
            return ()
        from asyncio.trsock import TransportSocket
        return tuple([TransportSocket(socket) for socket in self._sockets])

    def close(self):
        """Stop serving. Connections that stand are left open."""
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for socket in sockets:
            socket._stop()
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        """Close all connections, after what is buffered has been sent."""
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        """Close all connections immediately."""
        for transport in list(self._clients):
            transport.abort()

    async def start_serving(self):
        """Start accepting connections."""
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        """Start accepting connections until the coroutine is cancelled. The server is closed then."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        """Wait until server is closed and all connections are dropped."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter


class FlowControlMixin(Protocol):
    """What `drain()` waits for: a transport with too much to send tells its protocol to pause."""

    def __init__(self, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._paused = False
        self._drain_waiters = {}
        self._connection_lost = False

    def pause_writing(self):
        """The transport has too much to send."""
        self._paused = True

    def resume_writing(self):
        """There is room again."""
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc):
        """Who waits for room will not get it."""
        self._connection_lost = True
        if not self._paused:
            return
        for waiter in self._drain_waiters:
            if not waiter.done():
                if exc is None:
                    waiter.set_result(None)
                else:
                    waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError("Connection lost")
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drain_waiters[waiter] = None
        try:
            await waiter
        finally:
            del self._drain_waiters[waiter]

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, Protocol):
    """What a transport tells, told to a reader."""

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        self._stream_reader = stream_reader
        self._task = None
        self._transport = None
        self._client_connected_cb = client_connected_cb
        self._closed = self._loop.create_future()

    def connection_made(self, transport):
        self._transport = transport
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, reader, self._loop)
        res = self._client_connected_cb(reader, writer)
        if not iscoroutine(res):
            return

        def callback(task):
            if task.cancelled():
                transport.close()
                return
            exc = task.exception()
            if exc is not None:
                self._loop.call_exception_handler({
                    "message": "Unhandled exception in client_connected_cb",
                    "exception": exc,
                    "transport": transport,
                })
                transport.close()

        self._task = self._loop.create_task(res)
        self._task.add_done_callback(callback)

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                # Whoever never asks need not be told.
                self._closed._log_traceback = False
        super().connection_lost(exc)
        self._stream_reader = None
        self._task = None
        self._transport = None

    def data_received(self, data):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_data(data)

    def eof_received(self):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_eof()
        return True

    def _get_close_waiter(self, stream):
        return self._closed
