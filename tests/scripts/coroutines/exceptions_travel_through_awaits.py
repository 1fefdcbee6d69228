class Suspend:
    def __await__(self):
        yield "suspended"


async def inner():
    try:
        await Suspend()
    except ValueError as e:
        print("inner caught", e)  # expect: inner caught thrown in
        raise KeyError("from inner") from e
    finally:
        print("inner finally")  # expect: inner finally


async def outer():
    try:
        await inner()
    except KeyError as e:
        return repr(e), repr(e.__cause__)


c = outer()
print(c.send(None))  # expect: suspended
try:
    c.throw(ValueError("thrown in"))
except StopIteration as e:
    print(e.value)  # expect: ("KeyError('from inner')", "ValueError('thrown in')")
