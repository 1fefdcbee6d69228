# What a command writes goes to the program's own output, or to the file of `popen`.
import os

status = os.system("exit 3")
print(status, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))
# expect: 768 True 3 3
status = os.system("kill -9 $$")
print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))  # expect: True 9 -9
print(os.system("true"))  # expect: 0

with os.popen("echo one; echo two; exit 2") as stream:
    print(stream.readline(), end="")  # expect: one
    print([line for line in stream])  # expect: ['two\n']
stream = os.popen("exit 2")
print(repr(stream.read()), stream.close())  # expect: '' 512
print(os.popen("echo word").read().split(), os.popen("true").close())  # expect: ['word'] None
try:
    os.popen("true", "x")
except ValueError as error:
    print(error)  # expect: invalid mode 'x'
try:
    os.popen(["true"])
except TypeError as error:
    print(error)  # expect: invalid cmd type (<class 'list'>, expected string)
print(len(os.getloadavg()), os.getenvb(b"NO_SUCH_VARIABLE"))
# expect: 3 None
