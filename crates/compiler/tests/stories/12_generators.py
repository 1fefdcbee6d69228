# `yield` hands a register out, and takes one in.
def f(items):
    total = 0
    while True:
        total += yield total
        yield from items

def g(items):
    return sum(x * x for x in items if x)

async def h(source):
    async for item in source:
        yield item
