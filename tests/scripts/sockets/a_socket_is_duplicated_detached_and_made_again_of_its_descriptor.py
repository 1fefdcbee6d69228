import socket

left, right = socket.socketpair()
second = left.dup()
print(second.fileno() != left.fileno(), second.family == left.family, second.type == left.type)  # expect: True True True
left.close()
# The other name still stands for the connection.
second.sendall(b"through the second")
print(right.recv(100))  # expect: b'through the second'

third = socket.fromfd(second.fileno(), second.family, second.type)
third.sendall(b"through the third")
print(right.recv(100))  # expect: b'through the third'
third.close()

number = second.fileno()
print(second.detach() == number, second.fileno())  # expect: True -1
try:
    second.send(b"x")
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
again = socket.socket(fileno=number)
print(again.fileno() == number, again.type == socket.SOCK_STREAM)  # expect: True True
again.sendall(b"made again")
print(right.recv(100))  # expect: b'made again'
again.close()
print(right.recv(100))  # expect: b''
right.close()

# A connection between addresses keeps its names.
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
accepted, _ = server.accept()
copy = accepted.dup()
accepted.close()
print(copy.getpeername() == client.getsockname(), copy.gettimeout())  # expect: True None
client.sendall(b"hello")
print(copy.recv(5))  # expect: b'hello'
try:
    socket.fromfd(-1, socket.AF_INET, socket.SOCK_STREAM)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
for one in (server, client, copy):
    one.close()
