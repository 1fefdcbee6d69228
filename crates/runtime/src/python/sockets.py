"""What a loop does with sockets that the program holds itself: loop.sock_recv and its like.

Each tries at once. If the socket is not ready, the loop is asked to call back when it is, and a future is awaited that this
call completes; then it tries again.
"""

import socket as _socket
from asyncio import CancelledError

__all__ = ()

_READ, _WRITE = False, True


def _check(loop, sock):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError("the socket must be non-blocking")


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


async def _ready(loop, sock, direction):
    waiter = loop.create_future()
    sock._when_ready(loop, direction, lambda: _release(waiter))
    try:
        await waiter
    except CancelledError:
        sock._forget(direction)
        raise


async def _tried(loop, sock, direction, operation, *args):
    _check(loop, sock)
    while True:
        # On a socket that blocks the operation would hold the loop.
        timeout = sock.gettimeout()
        sock.settimeout(0)
        try:
            return operation(*args)
        except (BlockingIOError, InterruptedError):
            pass
        finally:
            sock.settimeout(timeout)
        await _ready(loop, sock, direction)


async def sock_recv(loop, sock, n):
    return await _tried(loop, sock, _READ, sock.recv, n)


async def sock_recv_into(loop, sock, buf):
    return await _tried(loop, sock, _READ, sock.recv_into, buf)


async def sock_recvfrom(loop, sock, bufsize):
    return await _tried(loop, sock, _READ, sock.recvfrom, bufsize)


async def sock_recvfrom_into(loop, sock, buf, nbytes=0):
    return await _tried(loop, sock, _READ, sock.recvfrom_into, buf, nbytes or len(buf))


async def sock_sendall(loop, sock, data):
    sent = 0
    while sent < len(data):
        sent += await _tried(loop, sock, _WRITE, sock.send, bytes(data[sent:]))


async def sock_sendto(loop, sock, data, address):
    return await _tried(loop, sock, _WRITE, sock.sendto, data, address)


async def sock_accept(loop, sock):
    connection, address = await _tried(loop, sock, _READ, sock.accept)
    connection.setblocking(False)
    return connection, address


async def sock_connect(loop, sock, address):
    _check(loop, sock)
    if sock.family in (_socket.AF_INET, _socket.AF_INET6):
        found = await getaddrinfo(loop, *address[:2], family=sock.family, type=sock.type, proto=sock.proto)
        if not found:
            raise OSError(f"getaddrinfo({address[0]!r}) returned empty list")
        address = found[0][4]
    timeout = sock.gettimeout()
    sock.settimeout(0)
    try:
        sock.connect(address)
        return
    except (BlockingIOError, InterruptedError):
        pass
    finally:
        sock.settimeout(timeout)
    await _ready(loop, sock, _WRITE)
    number = sock.getsockopt(_socket.SOL_SOCKET, _socket.SO_ERROR)
    if number:
        raise OSError(number, f"Connect call failed {address}")


async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    # A number is no work for another thread.
    if host is None or _socket._socket._parse_address(host) is not None:
        return _socket.getaddrinfo(host, port, family, type, proto, flags)
    return await loop.run_in_executor(None, _socket.getaddrinfo, host, port, family, type, proto, flags)


async def getnameinfo(loop, sockaddr, flags=0):
    return await loop.run_in_executor(None, _socket.getnameinfo, sockaddr, flags)
