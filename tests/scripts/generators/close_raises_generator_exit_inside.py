def g():
    try:
        yield 1
    except GeneratorExit:
        print("asked to close")  # expect: asked to close
        raise
    finally:
        print("finally")  # expect: finally


it = g()
next(it)
it.close()
it.close()
print(next(it, "closed"))  # expect: closed
g().close()


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield "no"


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)  # expect: generator ignored GeneratorExit
