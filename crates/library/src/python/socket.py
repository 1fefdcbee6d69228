"""Sockets: ends of connections between programs, by the operating system's own calls and names.

The calls themselves are `_socket`'s. None of them blocks more than its own thread. Here are the class that programs use, with
files made of sockets, and what is made of several calls: create_connection, create_server, getaddrinfo.
"""

import _socket
import io
import os
from _socket import gaierror, getdefaulttimeout, setdefaulttimeout
from enum import IntEnum, IntFlag

error = OSError
timeout = TimeoutError


class herror(OSError):
    """A host has no address: what gethostbyaddr() raises."""




# Numbers. -----------------------------------------------------------------------------------------------------------------


class AddressFamily(IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3
    SOCK_RDM = 4
    SOCK_SEQPACKET = 5
    SOCK_NONBLOCK = 2048
    SOCK_CLOEXEC = 524288


class MsgFlag(IntFlag):
    MSG_OOB = 1
    MSG_PEEK = 2
    MSG_DONTROUTE = 4
    MSG_CTRUNC = 8
    MSG_TRUNC = 32
    MSG_DONTWAIT = 64
    MSG_EOR = 128
    MSG_WAITALL = 256
    MSG_CONFIRM = 2048
    MSG_ERRQUEUE = 8192
    MSG_NOSIGNAL = 16384
    MSG_MORE = 32768
    MSG_FASTOPEN = 536870912
    MSG_CMSG_CLOEXEC = 1073741824


class AddressInfo(IntFlag):
    AI_PASSIVE = 1
    AI_CANONNAME = 2
    AI_NUMERICHOST = 4
    AI_V4MAPPED = 8
    AI_ALL = 16
    AI_ADDRCONFIG = 32
    AI_NUMERICSERV = 1024


for _kind in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    globals().update(_kind.__members__)
del _kind

SOL_SOCKET, SOL_IP, SOL_TCP, SOL_UDP = 1, 0, 6, 17
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_DONTROUTE, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = range(1, 9)
SO_KEEPALIVE, SO_OOBINLINE, SO_PRIORITY, SO_LINGER, SO_REUSEPORT = 9, 10, 12, 13, 15
SO_RCVLOWAT, SO_SNDLOWAT, SO_RCVTIMEO, SO_SNDTIMEO = 18, 19, 20, 21
SO_BINDTODEVICE, SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN = 25, 30, 38, 39
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, IPPROTO_RAW = 0, 1, 6, 17, 41, 255
IPV6_UNICAST_HOPS, IPV6_V6ONLY = 16, 26
IP_TOS, IP_TTL = 1, 2
TCP_NODELAY, TCP_MAXSEG, TCP_CORK, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT = 1, 2, 3, 4, 5, 6
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
INADDR_ANY, INADDR_BROADCAST, INADDR_NONE, INADDR_LOOPBACK = 0, 0xFFFFFFFF, 0xFFFFFFFF, 0x7F000001
EAI_BADFLAGS, EAI_NONAME, EAI_AGAIN, EAI_FAIL, EAI_NODATA = -1, -2, -3, -4, -5
EAI_FAMILY, EAI_SOCKTYPE, EAI_SERVICE, EAI_ADDRFAMILY, EAI_MEMORY, EAI_SYSTEM, EAI_OVERFLOW = -6, -7, -8, -9, -10, -11, -12
NI_NUMERICHOST, NI_NUMERICSERV, NI_NOFQDN, NI_NAMEREQD, NI_DGRAM = 1, 2, 4, 8, 16
NI_MAXHOST, NI_MAXSERV = 1025, 32
has_ipv6 = True


def _as_enum(value, kind):
    try:
        return kind(value)
    except ValueError:
        return value


# Sockets. -----------------------------------------------------------------------------------------------------------------


class socket(_socket.socket):
    """A subclass of _socket.socket adding the makefile() method."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._io_refs = 0
        self._closed = False
        if fileno is None:
            super().__init__(family, type, proto)
        elif not _socket._attach_into(fileno, self):
            raise NotImplementedError(
                "socket.socket(fileno=...) takes a descriptor that detach() has given: any other belongs to somebody else")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = " [closed]" if getattr(self, "_closed", False) else ""
        cls = self.__class__
        text = (
            f"<{cls.__module__}.{cls.__qualname__}{closed} fd={self.fileno()}, family={self.family}, type={self.type}, "
            f"proto={self.proto}"
        )
        if not closed:
            for name, address in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    text += f", {name}={address()}" if address() else ""
                except OSError:
                    pass
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    @property
    def family(self):
        """Read-only access to the address family for this socket."""
        return _as_enum(super().family, AddressFamily)

    @property
    def type(self):
        """Read-only access to the socket type."""
        return _as_enum(super().type, SocketKind)

    def accept(self):
        """Wait for an incoming connection; return a new socket representing it, and the address of the client."""
        accepted = _unopened(socket)
        address = self._accept_into(accepted)
        return accepted, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """Return an I/O stream connected to the socket. It keeps the socket open until it is closed itself."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a file until EOF is reached; return the total number of bytes which were sent."""
        return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if self.type != SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        sent = 0
        try:
            while count is None or sent < count:
                piece = file.read(8192 if count is None else min(8192, count - sent))
                if not piece:
                    break
                while piece:
                    taken = self.send(piece)
                    sent += taken
                    piece = piece[taken:]
            return sent
        finally:
            # What was read and not sent can be read again.
            if sent > 0 and hasattr(file, "seek"):
                file.seek(offset + sent)

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self):
        super().close()

    def close(self):
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Close the socket object without closing the underlying file descriptor, which is returned."""
        self._closed = True
        return _socket._detach(self)

    def dup(self):
        """Duplicate the socket: a new socket object connected to the same system resource."""
        sock = _duplicate(self.__class__, self.fileno(), self.family, self.type, self.proto)
        sock.settimeout(self.gettimeout())
        return sock

    def get_inheritable(self):
        """Get the inheritable flag of the socket: there are no other processes."""
        return False


SocketType = _socket.socket


def _unopened(cls):
    new = cls.__new__(cls)
    new._io_refs = 0
    new._closed = False
    return new


class SocketIO(io.RawIOBase):
    """Raw I/O implementation for stream sockets: what makefile() puts its buffers upon."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        super().__init__()
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._timeout_occurred = False

    def readinto(self, b):
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except TimeoutError:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._reading

    def writable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._writing

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return False

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _checkReadable(self):
        if not self._reading:
            raise io.UnsupportedOperation("File or stream is not readable.")

    def _checkWritable(self):
        if not self._writing:
            raise io.UnsupportedOperation("File or stream is not writable.")

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return self.fileno() if not self.closed else -1

    @property
    def mode(self):
        return self._mode

    def close(self):
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def _duplicate(cls, fd, family, type, proto):
    sock = _unopened(cls)
    _socket._duplicate_into(fd, sock)
    _socket._describe(sock, family, type, proto)
    return sock


def fromfd(fd, family, type, proto=0):
    """Create a socket object from a duplicate of the given file descriptor, of a socket of this program."""
    return _duplicate(socket, fd, family, type, proto)


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Create a pair of connected socket objects."""
    if type != SOCK_STREAM:
        raise NotImplementedError("socketpair() makes pairs of stream sockets only")
    if family in (AF_INET, AF_INET6):
        with create_server(("127.0.0.1" if family == AF_INET else "::1", 0), family=family, backlog=1) as listener:
            left = socket(family, type, proto)
            try:
                left.connect(listener.getsockname()[:2])
                right, _ = listener.accept()
            except:
                left.close()
                raise
        return left, right
    if family not in (None, AF_UNIX):
        raise ValueError("Only AF_INET and AF_INET6 socket address families are supported")
    left, right = _unopened(socket), _unopened(socket)
    _socket._pair_into(left, right)
    return left, right


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    """Connect to *address* and return the socket object: the host's addresses are tried one after the other.

    With *all_errors* an ExceptionGroup is raised if none of them answers, else the last error.
    """
    host, port = address
    exceptions = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not ...:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            # The errors refer to this frame.
            exceptions.clear()
            return sock
        except OSError as problem:
            if not all_errors:
                exceptions.clear()
            exceptions.append(problem)
            if sock is not None:
                sock.close()
    if not exceptions:
        raise OSError("getaddrinfo returns an empty list")
    try:
        if not all_errors:
            raise exceptions[0]
        raise ExceptionGroup("create_connection failed", exceptions)
    finally:
        exceptions.clear()


def has_dualstack_ipv6():
    """Return True if the platform supports creating a SOCK_STREAM socket which can handle both versions of addresses."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Create a SOCK_STREAM socket bound to *address*, which listens; return it."""
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except OSError as problem:
            text = f"{problem.strerror} (while attempting to bind on address {address!r})"
            raise OSError(problem.errno, text) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise


# Names. -------------------------------------------------------------------------------------------------------------------

_SERVICES = {
    "echo": 7, "discard": 9, "daytime": 13, "ftp-data": 20, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "time": 37,
    "domain": 53, "tftp": 69, "gopher": 70, "finger": 79, "http": 80, "pop3": 110, "ntp": 123, "imap2": 143, "snmp": 161,
    "ldap": 389, "https": 443, "submission": 587, "ldaps": 636, "imaps": 993, "pop3s": 995,
}  # fmt: skip


def getservbyname(servicename, protocolname=None, /):
    """Return a port number from a service name and protocol name."""
    try:
        return _SERVICES[servicename]
    except KeyError:
        raise OSError("service/proto not found") from None


def getservbyport(port, protocolname=None, /):
    """Return the service name from a port number and protocol name."""
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError("port/proto not found")


def _port_number(port):
    if port is None:
        return 0
    if isinstance(port, bytes):
        port = port.decode("ascii")
    if isinstance(port, str):
        if port.isdecimal():
            return int(port)
        if port in _SERVICES:
            return _SERVICES[port]
        raise gaierror(EAI_SERVICE, "Servname not supported for ai_socktype")
    if not hasattr(port, "__index__"):
        raise OSError("Int or String expected")
    return port


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Resolve host and port into list of address info entries.

    Each is a tuple (family, type, proto, canonname, sockaddr), of which the first three are arguments for socket().
    """
    number = _port_number(port)
    if host is None:
        if port is None:
            raise gaierror(EAI_NONAME, "Name or service not known")
        hosts = ["0.0.0.0", "::"] if flags & AI_PASSIVE else ["::1", "127.0.0.1"]
        hosts = [host for host in hosts if family in (0, AF_INET6 if ":" in host else AF_INET)]
    elif flags & AI_NUMERICHOST and _socket._parse_address(host) is None:
        raise gaierror(EAI_NONAME, "Name or service not known")
    else:
        hosts = [host]
    kinds = [(SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, proto if type == SOCK_RAW else 0)]
    kinds = [(kind, number) for kind, number in kinds if type in (0, kind) and proto in (0, number)]
    if not kinds:
        raise gaierror(EAI_SOCKTYPE, "ai_socktype not supported")
    found = []
    for name in hosts:
        for address in _socket._look_up(name, number & 0xFFFF, family):
            for kind, protocol in kinds:
                version = AF_INET if len(address) == 2 else AF_INET6
                canonical = str(host) if flags & AI_CANONNAME and not found else ""
                found.append((version, kind, protocol or proto, canonical, address))
    return found


def gethostname():
    """Return the current host name."""
    return os.uname().nodename


def gethostbyname(hostname, /):
    """Return the IP address (a string of the form '255.255.255.255') for a host."""
    return _socket._look_up(hostname, 0, AF_INET)[0][0] if hostname else "0.0.0.0"


def gethostbyname_ex(hostname, /):
    """Return the true host name, a list of aliases, and a list of IP addresses, for a host."""
    addresses = [address[0] for address in _socket._look_up(hostname, 0, AF_INET)]
    return hostname, [], list(dict.fromkeys(addresses))


def gethostbyaddr(ip_address, /):
    """Return the true host name, a list of aliases, and a list of IP addresses: of this host only."""
    address = _socket._look_up(ip_address, 0, 0)[0][0]
    if address in ("127.0.0.1", "::1"):
        return "localhost", [], [address]
    raise herror(1, "Unknown host")


def getfqdn(name=""):
    """Get fully qualified domain name from name; an empty one is this host's."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except OSError:
        return name
    for alias in [hostname, *aliases]:
        if "." in alias:
            return alias
    return hostname


def getnameinfo(sockaddr, flags, /):
    """Get host and port for a sockaddr: names where they are known, else numbers."""
    host, port = sockaddr[:2]
    address = _socket._look_up(host, port, 0)[0][0]
    if not flags & NI_NUMERICHOST:
        try:
            address = gethostbyaddr(address)[0]
        except OSError:
            if flags & NI_NAMEREQD:
                raise gaierror(EAI_NONAME, "Name or service not known") from None
    service = str(port)
    if not flags & NI_NUMERICSERV:
        try:
            service = getservbyport(port)
        except OSError:
            pass
    return address, service


def inet_pton(address_family, ip_string, /):
    """Convert an IP address from string format to a packed string suitable for use with low-level network functions."""
    length = {AF_INET: 4, AF_INET6: 16}.get(address_family)
    if length is None:
        raise OSError(97, "Address family not supported by protocol")
    packed = _socket._parse_address(ip_string)
    if packed is None or len(packed) != length:
        raise OSError("illegal IP address string passed to inet_pton")
    return packed


def inet_ntop(address_family, packed_ip, /):
    """Convert a packed IP address of the given family to string format."""
    length = {AF_INET: 4, AF_INET6: 16}.get(address_family)
    if length is None:
        raise ValueError(f"unknown address family {int(address_family)}")
    if len(packed_ip) != length:
        raise ValueError("invalid length of packed IP address string")
    return _socket._format_address(packed_ip)


def inet_aton(ip_addr, /):
    """Convert an IP address in string format (123.45.67.89) to the 32-bit packed binary format used in low-level calls."""
    parts = ip_addr.split(".")
    try:
        numbers = [int(part, 16 if part[:2] in ("0x", "0X") else 8 if part[:1] == "0" and part != "0" else 10) for part in parts]
    except ValueError:
        numbers = []
    # The last part fills all bytes that are left: "127.1" is 127.0.0.1.
    room = 256 ** (5 - len(numbers)) if numbers else 0
    if not 1 <= len(numbers) <= 4 or any(not 0 <= n < 256 for n in numbers[:-1]) or not 0 <= numbers[-1] < room:
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(numbers[:-1]) + numbers[-1].to_bytes(5 - len(numbers), "big")


def inet_ntoa(packed_ip, /):
    """Convert an IP address from 32-bit packed binary format to string format."""
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return _socket._format_address(packed_ip)


def _swapped(value, size, function):
    if value < 0:
        raise OverflowError(f"{function}(): can't convert negative Python int to C {size * 8}-bit unsigned integer")
    if value >> (size * 8):
        raise OverflowError(f"{function}(): Python int too large to convert to C {size * 8}-bit unsigned integer")
    import sys

    return int.from_bytes(value.to_bytes(size, "big"), sys.byteorder)


def htons(integer, /):
    """Convert a 16-bit unsigned integer from host to network byte order."""
    return _swapped(integer, 2, "htons")


def ntohs(integer, /):
    """Convert a 16-bit unsigned integer from network to host byte order."""
    return _swapped(integer, 2, "ntohs")


def htonl(integer, /):
    """Convert a 32-bit integer from host to network byte order."""
    return _swapped(integer, 4, "htonl")


def ntohl(integer, /):
    """Convert a 32-bit integer from network to host byte order."""
    return _swapped(integer, 4, "ntohl")


__all__ = [name for name in globals() if not name.startswith("_") and name not in ("IntEnum", "IntFlag", "io", "os")]
