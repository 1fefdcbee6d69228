# since: 3.14
import contextlib
from contextlib import *
def attempt(action):
    try:
        print(repr(action()))
    except BaseException as error:
        chain = []
        e = error
        while e is not None and len(chain) < 8:
            chain.append(f"{type(e).__name__}: {e}")
            e = e.__context__
        print(" <- ".join(chain))
@contextmanager
def tag(name):
    "tag doc"
    print("<", name)
    try:
        yield name.upper()
    finally:
        print(">", name)
with tag("a") as t: print(t)
def err():
    with tag("b"): raise ValueError("v")
attempt(err)
@tag("deco")
def f(x): return x * 2
print(f(3), f(4), tag.__name__, tag.__doc__, tag("z").__doc__)
@contextmanager
def swallow():
    try: yield
    except KeyError: print("swallowed")
with swallow(): raise KeyError
attempt(lambda: swallow().__enter__())
@contextmanager
def none():
    if False: yield
def n():
    with none(): pass
attempt(n)
@contextmanager
def twice():
    yield 1
    yield 2
def t():
    with twice(): pass
attempt(t)
@contextmanager
def after():
    try: yield
    except ValueError: yield
def t2():
    with after(): raise ValueError("x")
attempt(t2)
def t3():
    with tag("s"): raise StopIteration("stop")
attempt(t3)
@contextmanager
def replace():
    try: yield
    except ValueError as e: raise KeyError("new") from e
def t4():
    with replace(): raise ValueError("x")
attempt(t4)
class C:
    def __init__(self, n, sup=False, exc=None): self.n = n; self.sup = sup; self.exc = exc
    def close(self): print("closed", self.n)
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)
        if self.exc: raise self.exc
        return self.sup
with closing(C(1)) as c: print(c.n)
with suppress(KeyError, ValueError): raise ValueError
def t5():
    with suppress(KeyError): raise ValueError("out")
attempt(t5)
with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1)])
def t6():
    with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
attempt(t6)
with nullcontext(5) as x: print(x)
with ExitStack() as stack:
    a = stack.enter_context(C("a"))
    b = stack.enter_context(C("b"))
    stack.callback(print, "callback", 1, end="!\n")
    stack.push(lambda *e: print("pushed", e))
    stack.push(C("c"))
def t7():
    with ExitStack() as stack:
        stack.enter_context(C("a", sup=True))
        stack.enter_context(C("b"))
        raise ValueError("inner")
attempt(t7)
def t8():
    with ExitStack() as stack:
        stack.enter_context(C("a", exc=KeyError("from a")))
        stack.enter_context(C("b", exc=TypeError("from b")))
        raise ValueError("inner")
attempt(t8)
def t9():
    with C("a", exc=KeyError("from a")), C("b", exc=TypeError("from b")):
        raise ValueError("inner")
attempt(t9)
def t10():
    with ExitStack() as stack: stack.enter_context(5)
attempt(t10)
with ExitStack() as s:
    s.enter_context(C("kept"))
    moved = s.pop_all()
print("moved"); moved.close()
def t11():
    with 5: pass
attempt(t11)
try:
    raise OSError("outer")
except OSError:
    attempt(t8)
def t12():
    with ExitStack() as stack:
        stack.enter_context(C("a", exc=KeyError("from a")))
        stack.enter_context(C("b", exc=TypeError("from b")))
attempt(t12)
@asynccontextmanager
async def atag(n):
    print("a<", n)
    try: yield n
    finally: print("a>", n)
@asynccontextmanager
async def anone():
    if False: yield
class AC:
    async def __aenter__(self): print("aenter"); return self
    async def __aexit__(self, *e): print("aexit", e[0]); return True
async def gen():
    try:
        yield 1
        yield 2
    finally: print("gen closed")
async def nothing(x): print("nothing", x)
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
    print("suspended")
async def main():
    async with atag("x") as v: print(v)
    try:
        async with atag("y"): raise ValueError("v")
    except ValueError as e: print("got", e)
    try:
        async with anone(): pass
    except RuntimeError as e: print(e)
    async with aclosing(gen()) as g:
        async for v in g: print(v); break
    async with AsyncExitStack() as st:
        await st.enter_async_context(AC())
        st.enter_context(C("sync"))
        st.push_async_callback(nothing, 0)
        st.push_async_exit(AC())
        raise KeyError("zz")
    async with nullcontext(3) as n: print(n)
    @atag("deco")
    async def fn(): return 3
    print(await fn(), await fn())
    try:
        async with AsyncExitStack() as st: await st.enter_async_context(3)
    except TypeError as e: print(e)
drive(main())
class My(ContextDecorator):
    def __enter__(self): print("my in"); return self
    def __exit__(self, *e): print("my out"); return False
@My()
def decorated(): "doc"; print("body")
decorated(); print(decorated.__name__, decorated.__doc__)
print(isinstance(C(1), AbstractContextManager), isinstance(3, AbstractContextManager), isinstance(AC(), AbstractAsyncContextManager), issubclass(closing, AbstractContextManager))
attempt(AbstractContextManager)
import sys
class Buf:
    def __init__(self): self.t = ""
    def write(self, t): self.t += t
    def flush(self): pass
buf = Buf()
with redirect_stdout(buf): print("hidden")
print(repr(buf.t))
with redirect_stderr(buf) as r: print("err", file=sys.stderr); print(r is buf)
print(repr(buf.t))
# expect: < a
# expect: A
# expect: > a
# expect: < b
# expect: > b
# expect: ValueError: v
# expect: < deco
# expect: > deco
# expect: < deco
# expect: > deco
# expect: 6 8 tag tag doc tag doc
# expect: swallowed
# expect: None
# expect: RuntimeError: generator didn't yield <- StopIteration:
# expect: RuntimeError: generator didn't stop
# expect: RuntimeError: generator didn't stop after throw() <- ValueError: x
# expect: < s
# expect: > s
# expect: StopIteration: stop
# expect: KeyError: 'new' <- ValueError: x
# expect: 1
# expect: closed 1
# expect: ValueError: out
# expect: ExceptionGroup: g (1 sub-exception) <- ExceptionGroup: g (2 sub-exceptions)
# expect: 5
# expect: enter a
# expect: enter b
# expect: exit c None None
# expect: pushed (None, None, None)
# expect: callback 1!
# expect: exit b None None
# expect: exit a None None
# expect: enter a
# expect: enter b
# expect: exit b ValueError inner
# expect: exit a ValueError inner
# expect: None
# expect: enter a
# expect: enter b
# expect: exit b ValueError inner
# expect: exit a TypeError from b
# expect: KeyError: 'from a' <- TypeError: from b <- ValueError: inner
# expect: enter a
# expect: enter b
# expect: exit b ValueError inner
# expect: exit a TypeError from b
# expect: KeyError: 'from a' <- TypeError: from b <- ValueError: inner
# expect: TypeError: 'builtins.int' object does not support the context manager protocol <- AttributeError: type object 'int' has no attribute '__enter__'
# expect: enter kept
# expect: moved
# expect: exit kept None None
# expect: TypeError: 'int' object does not support the context manager protocol (missed __exit__ method)
# expect: enter a
# expect: enter b
# expect: exit b ValueError inner
# expect: exit a TypeError from b
# expect: KeyError: 'from a' <- TypeError: from b <- ValueError: inner <- OSError: outer
# expect: enter a
# expect: enter b
# expect: exit b None None
# expect: exit a TypeError from b
# expect: KeyError: 'from a'
# expect: a< x
# expect: x
# expect: a> x
# expect: a< y
# expect: a> y
# expect: got v
# expect: generator didn't yield
# expect: 1
# expect: gen closed
# expect: aenter
# expect: enter sync
# expect: aexit <class 'KeyError'>
# expect: nothing 0
# expect: exit sync None None
# expect: aexit None
# expect: 3
# expect: a< deco
# expect: a> deco
# expect: a< deco
# expect: a> deco
# expect: 3 3
# expect: 'builtins.int' object does not support the asynchronous context manager protocol
# expect: my in
# expect: body
# expect: my out
# expect: decorated doc
# expect: True False True True
# expect: TypeError: Can't instantiate abstract class AbstractContextManager without an implementation for abstract method '__exit__'
# expect: 'hidden\n'
# expect: True
# expect: 'hidden\nerr\n'
