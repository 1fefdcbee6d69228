import sys

sys.dont_write_bytecode = True
HERE = sys.path[0]
sys.path.insert(0, HERE + "/_modules")


def attempt(code):
    try: code()
    except BaseException as e:
        here = HERE
        told = [getattr(e, n, None) for n in ("name", "path") if isinstance(e, ImportError)]
        print(f"{type(e).__name__}: {e} {told}".replace(here, "..."))
import pkg
print(repr(pkg).split(" from ")[0], pkg.value, sorted(n for n in dir(pkg) if not n.startswith("__")))
import pkg.alpha
print(sys.modules["pkg.alpha"] is pkg.alpha)
def c():
    import pkg.beta
attempt(c)
print("pkg.beta" in sys.modules, hasattr(pkg, "beta"), "pkg.sub" in sys.modules, hasattr(pkg, "sub"), "pkg.sub.deep" in sys.modules)
import pkg.sub.ok
from pkg import sub, value as v
from pkg.sub import ok
print(sub.__name__, v, ok.__name__)
def c():
    import nothere
attempt(c)
def c():
    import pkg.nothere
attempt(c)
def c():
    import counter.x
attempt(c)
def c():
    from pkg import nothere
attempt(c)
def c():
    from counter import nothere
attempt(c)
def c():
    import raises
attempt(c)
print("raises" in sys.modules)
def c():
    import cyc_a
attempt(c)
def c():
    from . import x
attempt(c)
def c():
    from .y import x
attempt(c)
import lazy
print(lazy.magic, dir(lazy))
attempt(lambda: lazy.other)
def c():
    from lazy import nope
attempt(c)
from lazy import magic
ns = {}
import counter, counter as c2
print(counter is c2, counter.__name__, counter.__file__.split("/")[-1], counter.__package__ == "", counter.__doc__)
import nspkg, nspkg.mod
print(nspkg.mod.y, nspkg.__path__ is not None, getattr(nspkg, "__file__", "nofile"))
from under import *
print(b, "_a" in dir(), "sys" in dir())
sys.modules["fake"] = None
def c():
    import fake
attempt(c)
sys.modules["obj"] = 5
import obj
print(obj)
def c():
    from obj import zz
attempt(c)
def c():
    import pkg.sub.deep
attempt(c)
def c():
    __import__("")
attempt(c)
attempt(lambda: __import__(3)); attempt(lambda: __import__("pkg.sub.ok").__name__)
print(__import__("pkg.sub.ok").__name__, __import__("pkg.sub", fromlist=["ok"]).__name__, __name__, __package__, __spec__)
import importlib
print(importlib.import_module("pkg.sub").__name__, importlib.import_module(".sub", "pkg").__name__)
attempt(lambda: importlib.import_module(".sub")); attempt(lambda: importlib.reload(3)); attempt(lambda: importlib.import_module("nope.x"))
print(pkg.__spec__.name, counter.__spec__.name, counter.__spec__.origin.split("/")[-1], pkg.__spec__.submodule_search_locations is not None)
# expect: pkg pkg pkg True ['pkg', '__init__.py'] pkg
# expect: alpha pkg.alpha pkg False
# expect: <module 'pkg' 10 ['_hidden', 'alpha', 'other', 'value']
# expect: True
# expect: beta
# expect: sub pkg.sub pkg.sub
# expect: deep pkg.sub.deep pkg.sub
# expect: ImportError: attempted relative import beyond top-level package [None, None]
# expect: False False True True False
# expect: True 10
# expect: pkg.sub 10 pkg.sub.ok
# expect: ModuleNotFoundError: No module named 'nothere' ['nothere', None]
# expect: ModuleNotFoundError: No module named 'pkg.nothere' ['pkg.nothere', None]
# expect: counter runs
# expect: ModuleNotFoundError: No module named 'counter.x'; 'counter' is not a package ['counter.x', None]
# expect: ImportError: cannot import name 'nothere' from 'pkg' (.../_modules/pkg/__init__.py) ['pkg', '.../_modules/pkg/__init__.py']
# expect: ImportError: cannot import name 'nothere' from 'counter' (.../_modules/counter.py) ['counter', '.../_modules/counter.py']
# expect: ValueError: at import []
# expect: False
# expect: ImportError: cannot import name 'name' from partially initialized module 'cyc_a' (most likely due to a circular import) (.../_modules/cyc_a.py) ['cyc_a', '.../_modules/cyc_a.py']
# expect: ImportError: attempted relative import with no known parent package [None, None]
# expect: ImportError: attempted relative import with no known parent package [None, None]
# expect: 42 ['magic', 'z']
# expect: AttributeError: no other here []
# expect: ImportError: cannot import name 'nope' from 'lazy' (.../_modules/lazy.py) ['lazy', '.../_modules/lazy.py']
# expect: True counter counter.py True None
# expect: 1 True None
# expect: 2 False True
# expect: ModuleNotFoundError: import of fake halted; None in sys.modules ['fake', None]
# expect: 5
# expect: ImportError: cannot import name 'zz' from '<unknown module name>' (unknown location) [None, None]
# expect: deep pkg.sub.deep pkg.sub
# expect: ImportError: attempted relative import beyond top-level package [None, None]
# expect: ValueError: Empty module name []
# expect: TypeError: module name must be a string []
# expect: pkg pkg.sub __main__ None None
# expect: pkg.sub pkg.sub
# expect: TypeError: the 'package' argument is required to perform a relative import for '.sub' []
# expect: TypeError: reload() argument must be a module []
# expect: ModuleNotFoundError: No module named 'nope' ['nope', None]
# expect: pkg counter counter.py True
