def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            yield f"handled {e}"


it = g()
print(next(it), it.throw(ValueError("v")), next(it))  # expect: waiting handled v waiting
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("out", repr(e))  # expect: out KeyError('k')
print(next(it, "closed"))  # expect: closed


def h():
    yield


try:
    h().throw(ValueError("not started"))
except ValueError as e:
    print(e)  # expect: not started
