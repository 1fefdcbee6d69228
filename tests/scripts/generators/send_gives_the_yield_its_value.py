def g():
    got = yield "first"
    while got is not None:
        got = yield f"got {got}"
    return "end"


it = g()
print(next(it), it.send("a"), it.send(0))  # expect: first got a got 0
try:
    it.send(None)
except StopIteration as e:
    print(e.value)  # expect: end
fresh = g()
try:
    fresh.send("too early")
except TypeError as e:
    print(e)  # expect: can't send non-None value to a just-started generator
