import socket

print(socket.inet_aton("127.0.0.1"), socket.inet_aton("127.1"), socket.inet_ntoa(b"\x0a\x00\x00\x01"))
print(socket.inet_pton(socket.AF_INET6, "::1")[-2:], socket.inet_ntop(socket.AF_INET6, b"\0" * 15 + b"\x01"))
for wrong in (
    lambda: socket.inet_aton("1.2.3.256"),
    lambda: socket.inet_pton(socket.AF_INET, "x"),
    lambda: socket.inet_ntop(socket.AF_INET, b"1"),
    lambda: socket.socket().connect("x"),
    lambda: socket.socket().connect(("127.0.0.1",)),
    lambda: socket.socket().bind(("127.0.0.1", 70000)),
    lambda: socket.socket().bind(("127.0.0.1", "x")),
    lambda: socket.socket().recv(10),
    lambda: socket.socket().getpeername(),
    lambda: socket.socket().shutdown(socket.SHUT_RD),
    lambda: socket.socket(socket.AF_INET, 77),
    lambda: socket.socket().recv(-1),
    lambda: socket.socket().send("text"),
    lambda: socket.getservbyname("nothing"),
):
    try:
        print(wrong())
    except (OSError, TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(socket.htons(1), socket.ntohl(1), socket.htonl(0x01020304))
print(socket.gethostbyname("127.0.0.1"), socket.gethostbyname("localhost"))
print(socket.getservbyname("http"), socket.getservbyport(443), isinstance(socket.gethostname(), str))
for info in socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM):
    print(info)
for info in socket.getaddrinfo("::1", "http", proto=socket.IPPROTO_TCP):
    print(info[0].name, info[1].name, *info[2:])
print(len(socket.getaddrinfo("127.0.0.1", 1)), socket.getaddrinfo(None, 7, socket.AF_INET, socket.SOCK_DGRAM)[0][4])
try:
    socket.getaddrinfo("no.such.host.invalid", 80)
except socket.gaierror as error:
    print(type(error).__name__, error.errno in (-2, -3, -5), issubclass(socket.gaierror, OSError))
print(repr(socket.AF_INET), socket.SOCK_DGRAM, socket.error is OSError)
with socket.socket() as sock:
    for option in (socket.SO_REUSEADDR, socket.SO_KEEPALIVE):
        before = sock.getsockopt(socket.SOL_SOCKET, option)
        sock.setsockopt(socket.SOL_SOCKET, option, 1)
        print(before, sock.getsockopt(socket.SOL_SOCKET, option))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    print(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE))
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) > 0, sock.getsockname())
    print(str(sock).replace(str(sock.fileno()), "N", 1))
print(str(sock))
one, two = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
two.bind(("127.0.0.1", 0))
print(one.sendto(b"ping", two.getsockname()), one.sendto(b"more", two.getsockname()))
data, address = two.recvfrom(100)
print(data, address == one.getsockname(), two.recv(100))
two.connect(one.getsockname())
two.send(b"pong")
buffer = bytearray(8)
print(one.recvfrom_into(buffer)[0], bytes(buffer[:4]))
one.settimeout(0.01)
try:
    one.recv(10)
except TimeoutError as error:
    print(error)
one.close()
two.close()
# expect: b'\x7f\x00\x00\x01' b'\x7f\x00\x00\x01' 10.0.0.1
# expect: b'\x00\x01' ::1
# expect: OSError illegal IP address string passed to inet_aton
# expect: OSError illegal IP address string passed to inet_pton
# expect: ValueError invalid length of packed IP address string
# expect: TypeError connect(): AF_INET address must be tuple, not str
# expect: TypeError AF_INET address must be a pair (host, port)
# expect: OverflowError bind(): port must be 0-65535.
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OSError [Errno 107] Transport endpoint is not connected
# expect: OSError [Errno 107] Transport endpoint is not connected
# expect: OSError [Errno 107] Transport endpoint is not connected
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError negative buffersize in recv
# expect: TypeError a bytes-like object is required, not 'str'
# expect: OSError service/proto not found
# expect: 256 16777216 67305985
# expect: 127.0.0.1 127.0.0.1
# expect: 80 https True
# expect: (<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))
# expect: AF_INET6 SOCK_STREAM 6  ('::1', 80, 0, 0)
# expect: 3 ('127.0.0.1', 7)
# expect: gaierror True True
# expect: <AddressFamily.AF_INET: 2> 2 True
# expect: 0 1
# expect: 0 1
# expect: 1 1
# expect: True ('0.0.0.0', 0)
# expect: <socket.socket fd=N, family=2, type=1, proto=0, laddr=('0.0.0.0', 0)>
# expect: <socket.socket [closed] fd=-1, family=2, type=1, proto=0>
# expect: 4 4
# expect: b'ping' True b'more'
# expect: 4 b'pong'
# expect: timed out
