def g():
    print([(yield 1), (yield 2)], (yield))  # expect: ['a', 'b'] c
    x = yield from [3]
    print((yield 4) + (yield 5), x)  # expect: de None
    return (yield)


it = g()
sent = iter("abcdefghij")
value = next(it)
out = [value]
try:
    while True:
        out.append(it.send(next(sent) if value != 3 else None))
        value = out[-1]
except StopIteration as e:
    print(out, e.value)  # expect: [1, 2, None, 3, 4, 5, None] f
