"""An exception that is thrown in has for its context what is being handled there, at every coroutine that it passes."""

import types
@types.coroutine
def stop(): yield 1
async def inner():
    try:
        raise KeyError(1)
    except KeyError:
        await stop()
async def inner2():
    try:
        await stop()
    except Exception as e:
        raise IndexError(2)
async def inner3():
    try:
        await stop()
    except Exception as e:
        raise
def chain(e):
    r = []
    while e is not None and len(r) < 10: r.append(repr(e)); e = e.__context__
    return r
async def outer(f):
    try:
        raise TypeError
    except TypeError:
        try:
            await f()
        except Exception as e:
            print(f.__name__, chain(e))  # expect: inner ['ValueError(9)', 'TypeError()']
            # expect: inner2 ['IndexError(2)', 'TypeError()']
            # expect: inner3 ['ValueError(9)', 'TypeError()']
            # expect: stop ['ValueError(9)', 'TypeError()']
async def outer2(f):
    try:
        raise TypeError
    except TypeError:
        try:
            await f()
        finally: print("fin")  # expect: fin
        # expect: fin
        # expect: fin
        # expect: fin
for o in outer, outer2:
  for f in inner, inner2, inner3, stop:
    c = o(f); c.send(None)
    try: c.throw(ValueError(9))
    except StopIteration: pass
    except Exception as e: print(f.__name__, chain(e))  # expect: inner ['ValueError(9)', 'TypeError()']
    # expect: inner2 ['IndexError(2)', 'TypeError()']
    # expect: inner3 ['ValueError(9)', 'TypeError()']
    # expect: stop ['ValueError(9)', 'TypeError()']
def g():
    try: raise KeyError(1)
    except KeyError:
        try: yield
        except Exception as e: print(chain(e)); yield  # expect: ['ValueError(1)', 'KeyError(1)']
        # expect: ['ValueError(1)', 'KeyError(1)', 'ZeroDivisionError()']
x = g(); next(x)
e = ValueError(1); e.__context__ = OSError(5)
x.throw(e)
try: raise ZeroDivisionError
except Exception:
    x = g(); next(x)
    try: raise ValueError(1)
    except Exception as e: x.throw(e)
