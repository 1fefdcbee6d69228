async def g():
    print("started")  # expect: started
    got = yield 1
    print("got", got)  # expect: got hello
    yield 2


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration:
        return "exhausted"


it = g()
print(type(it).__name__, it.__aiter__() is it)  # expect: async_generator True
print(drive(it.__anext__()), drive(it.asend("hello")), drive(anext(it)), drive(anext(it)))
# expect: 1 2 exhausted exhausted
