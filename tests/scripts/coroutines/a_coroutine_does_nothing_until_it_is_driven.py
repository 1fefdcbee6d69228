async def f():
    print("running")  # expect: running
    return 5


c = f()
print(type(c).__name__, c.__name__)  # expect: coroutine f
try:
    c.send(None)
except StopIteration as e:
    print("returned", e.value)  # expect: returned 5
try:
    c.send(None)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
