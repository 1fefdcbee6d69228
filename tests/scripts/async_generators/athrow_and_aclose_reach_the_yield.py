async def g():
    try:
        yield 1
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("finally")  # expect: finally
        # expect: finally


def drive(awaitable):
    try:
        awaitable.send(None)
    except (StopIteration, StopAsyncIteration) as e:
        return type(e).__name__, getattr(e, "value", None)


it = g()
print(drive(it.__anext__()), drive(it.athrow(ValueError("v"))), drive(it.aclose()), drive(it.__anext__()))
# expect: ('StopIteration', 1) ('StopIteration', 'caught v') ('StopIteration', None) ('StopAsyncIteration', None)
it = g()
drive(it.__anext__())
print(drive(it.aclose()), drive(it.aclose()))  # expect: ('StopIteration', None) ('StopIteration', None)
