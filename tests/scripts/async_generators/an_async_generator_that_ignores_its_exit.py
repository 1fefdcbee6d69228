async def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2


it = g()
try:
    it.__anext__().send(None)
except StopIteration:
    pass
try:
    it.aclose().send(None)
except RuntimeError as e:
    print(e)  # expect: async generator ignored GeneratorExit
