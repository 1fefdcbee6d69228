import socket
import threading
import time

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen()
host, port = server.getsockname()
print(host, port > 0, server.family, server.type, server.proto, server.fileno() > 0)
# expect: 127.0.0.1 True 2 1 0 True


accepted = []


def serve():
    for _ in range(2):
        connection, address = server.accept()
        with connection:
            accepted.append(address[0])
            while data := connection.recv(1024):
                connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection((host, port)) as client:
    client.sendall(b"hello")
    print(client.recv(100))  # expect: b'HELLO'
    print(client.getpeername() == (host, port), client.gettimeout())  # expect: True None
    client.sendall(b"ab")
    buffer = bytearray(10)
    print(client.recv_into(buffer), bytes(buffer[:2]))  # expect: 2 b'AB'
    client.sendall(b"peeked")
    print(client.recv(3, socket.MSG_PEEK), client.recv(100))  # expect: b'PEE' b'PEEKED'
    client.shutdown(socket.SHUT_WR)
    print(client.recv(100))  # expect: b''
print(client.fileno(), repr(client).split()[1])  # expect: -1 [closed]
client = socket.socket()
print(client.connect_ex((host, port)))  # expect: 0
with client, client.makefile("rwb") as file:
    file.write(b"first line\nsecond ")
    file.flush()
    print(file.readline())  # expect: b'FIRST LINE\n'
    file.write(b"line\n")
    file.flush()
    print(file.readline())  # expect: b'SECOND LINE\n'
thread.join()
print(accepted)  # expect: ['127.0.0.1', '127.0.0.1']
server.close()
for wrong in (lambda: client.recv(1), lambda: server.accept(), lambda: socket.create_connection((host, port))):
    try:
        wrong()
    except OSError as error:
        print(type(error).__name__, error)  # expect: OSError [Errno 9] Bad file descriptor
        # expect: OSError [Errno 9] Bad file descriptor
        # expect: ConnectionRefusedError [Errno 111] Connection refused
print(socket.socket().connect_ex((host, port)))  # expect: 111
big = b"x" * 3_000_000
left, right = socket.socketpair()
sender = threading.Thread(target=left.sendall, args=(big,))
sender.start()
received = 0
while received < len(big):
    received += len(right.recv(65536))
sender.join()
print(received)  # expect: 3000000
left.close()
print(right.recv(10))  # expect: b''
right.close()
