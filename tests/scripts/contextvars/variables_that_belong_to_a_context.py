# since: 3.14
import contextvars
from contextvars import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
v = ContextVar("v"); d = ContextVar("d", default=5); print(v.name, d.get(), d.get(7), v.get(1), str(v)[:22], str(d)[:32])
try: v.get()
except LookupError as e: print(type(e).__name__, e.args[0] is v)
tok = v.set(10); print(v.get(), tok.old_value, tok.var is v, Token.MISSING, str(tok)[:7]); tok2 = v.set(20); print(tok2.old_value); v.reset(tok2); print(v.get(), str(tok2)[:11])
for f in (lambda: v.reset(tok2), lambda: d.reset(tok), lambda: v.reset(5)):
    try: f()
    except Exception as e: print(type(e).__name__, str(e).split(" at ")[-1].split("> ")[-1][:60])
v.reset(tok); print(v.get("none")); t(ContextVar); t(ContextVar, 5); t(Token); t(Context, 1); t(v.set)
c = copy_context(); print(len(c), v in c, d in c); v.set(1); print(v in c, v in copy_context(), copy_context()[v], c.get(v), c.get(v, 9)); t(lambda: c[v]) if False else None; t(lambda: 5 in c); t(lambda: c[5])
try: c[v]
except KeyError as e: print("KeyError", e.args[0] is v)
def body(x): v.set(x); return v.get(), d.get()
print(c.run(body, 42), v.get(), c[v], dict(c) == {v: 42}, list(c) == [v], list(c.values()), len(list(c.items())), list(c.keys()) == [v]); t(c.run); t(lambda: c.run(c.run, print))  if False else None
def nested():
    try: c.run(print)
    except RuntimeError as e: return str(e)[:20], str(e)[-18:]
print(c.run(nested), c.copy() == c, c == Context(), c != Context(), Context() == Context(), c.copy() is c, len(Context())); t(hash, c)
def fail(): v.set("inside"); raise ValueError("x")
t(c.run, fail); print(c[v], v.get())
cc = c.copy(); cc.run(v.set, "other"); print(c[v], cc[v])
with v.set(77) as tk: print(v.get(), type(tk).__name__)
print(v.get()); print(c.run(lambda *a, **k: (a, k), 1, x=2))
try: c.run(lambda: v.reset(tok3)) if False else None
except Exception: pass
tok4 = v.set(5)
def other():
    try: v.reset(tok4)
    except ValueError as e: return "different Context" in str(e)
print(copy_context().run(other)); v.reset(tok4)


# expect: v 5 7 1 <ContextVar name='v' a <ContextVar name='d' default=5 a
# expect: LookupError True
# expect: 10 <Token.MISSING> True <Token.MISSING> <Token
# expect: 10
# expect: 10 <Token used
# expect: RuntimeError has already been used once
# expect: ValueError was created by a different ContextVar
# expect: TypeError expected an instance of Token, got 5
# expect: none
# expect: ContextVar ('TypeError', 'ContextVar() takes exactly 1 positional argument (0 given)')
# expect: ContextVar ('TypeError', 'context variable name must be a str')
# expect: Token ('RuntimeError', 'Tokens can only be created by ContextVars')
# expect: Context ('TypeError', 'Context() does not accept any arguments')
# expect: set ('TypeError', 'ContextVar.set() takes exactly one argument (0 given)')
# expect: 0 False False
# expect: False True 1 None 9
# expect: <lambda> ('TypeError', 'a ContextVar key was expected, got 5')
# expect: <lambda> ('TypeError', 'a ContextVar key was expected, got 5')
# expect: KeyError True
# expect: (42, 5) 1 42 True True [42] 1 True
# expect: run ('TypeError', 'run() missing 1 required positional argument')
# expect: ('cannot enter context', 'is already entered') True False True True False 0
# expect: hash ('TypeError', "unhashable type: '_contextvars.Context'")
# expect: run ('ValueError', 'x')
# expect: inside 1
# expect: inside other
# expect: 77 Token
# expect: 1
# expect: ((1,), {'x': 2})
# expect: True
