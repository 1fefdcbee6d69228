import socket
import threading
import time

left, right = socket.socketpair()
left.settimeout(0.05)
print(left.gettimeout(), left.getblocking())  # expect: 0.05 True
start = time.monotonic()
try:
    left.recv(10)
except TimeoutError as error:
    print(error, error is not None, socket.timeout is TimeoutError)  # expect: timed out True True
print(0.04 < time.monotonic() - start < 0.5)  # expect: True
left.setblocking(False)
print(left.gettimeout(), left.getblocking())  # expect: 0.0 False
try:
    left.recv(10)
except BlockingIOError as error:
    print(error)  # expect: [Errno 11] Resource temporarily unavailable
sent = 0
try:
    while True:
        sent += left.send(b"x" * 10000)
except BlockingIOError:
    print("full", sent > 10000)  # expect: full True
left.setblocking(True)
threading.Timer(0.05, right.sendall, [b"late"]).start()
print(left.recv(10))  # expect: b'late'
for value in (-1, "x"):
    try:
        left.settimeout(value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)  # expect: ValueError
        # expect: TypeError
left.close()
right.close()

listener = socket.create_server(("127.0.0.1", 0))
listener.settimeout(0.02)
try:
    listener.accept()
except TimeoutError as error:
    print("accept:", error)  # expect: accept: timed out
listener.setblocking(False)
try:
    listener.accept()
except BlockingIOError as error:
    print(error)  # expect: [Errno 11] Resource temporarily unavailable
client = socket.socket()
client.setblocking(False)
print(client.connect_ex(listener.getsockname()) in (0, 115))  # expect: True
listener.settimeout(5)
connection, _ = listener.accept()
connection.sendall(b"data")
client.settimeout(5)
print(client.recv(4))  # expect: b'data'
try:
    with socket.create_server(listener.getsockname()):
        pass
except OSError as error:
    print(error.errno, str(error).split(" (")[0])  # expect: 98 [Errno 98] Address already in use
for sock in (client, connection, listener):
    sock.close()
socket.setdefaulttimeout(1.5)
with socket.socket() as sock:
    print(sock.gettimeout(), socket.getdefaulttimeout())  # expect: 1.5 1.5
socket.setdefaulttimeout(None)
waiting = socket.create_server(("127.0.0.1", 0))
results = []


def accept():
    connection, _ = waiting.accept()
    results.append(connection.recv(10))
    connection.close()


threads = [threading.Thread(target=accept) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(3):
    with socket.create_connection(waiting.getsockname()) as client:
        client.sendall(b"%d" % number)
for thread in threads:
    thread.join()
print(sorted(results))  # expect: [b'0', b'1', b'2']
waiting.close()
