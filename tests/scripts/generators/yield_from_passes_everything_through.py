def inner():
    try:
        got = yield 1
        print("inner got", got)  # expect: inner got hello
        yield 2
    except ValueError as e:
        print("inner caught", e)  # expect: inner caught v
        yield "recovered"
    return "result"


def outer():
    result = yield from inner()
    print("outer has", result)  # expect: outer has result
    yield from [10, 20]
    yield from "xy"


it = outer()
print(next(it), it.send("hello"), it.throw(ValueError("v")))  # expect: 1 2 recovered
print(list(it))  # expect: [10, 20, 'x', 'y']
