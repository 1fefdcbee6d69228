class Pause:
    def __await__(self):
        return (yield "pause")


async def g():
    x = await Pause()
    yield x
    y = await Pause()
    yield y


it = g()
step = it.__anext__()
print(step.send(None))  # expect: pause
try:
    step.send("first")
except StopIteration as e:
    print("yielded", e.value)  # expect: yielded first
step = it.__anext__()
print(step.send(None), it.ag_running, it.ag_frame is not None)  # expect: pause True True
try:
    step.send("second")
except StopIteration as e:
    print("yielded", e.value, it.ag_running)  # expect: yielded second False
