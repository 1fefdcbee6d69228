import inspect
# comment above
# second
def f(a,
      b):
    """doc
zero indent in string"""
    x = [
1,
    ]
    # inner comment

    return x
# after
class A:
    y = 1

    @property
    def p(self):
        return 1

    def m(self): return 2
    z = lambda self: (1,
        2)
@staticmethod
def deco(): pass
g = lambda x: x + 1
async def co():
    if True:
        pass
    # trailing

x = 5
for o in (f, A, A.m, A.p.fget, A.z, deco, g, co):
    lines, n = inspect.getsourcelines(o)
    print(n); print("".join(lines), end="---\n")
print(inspect.getcomments(f))
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__ + ":", error)
attempt(lambda: inspect.getsource(len)); attempt(lambda: inspect.getsource(int)); attempt(lambda: inspect.getfile(3))
def outer():
    return inner()
def inner():
    s = inspect.stack()
    return [(i.function, i.lineno, i.code_context, i.index) for i in s[:3]]
print(outer())
fi = inspect.getframeinfo(inspect.currentframe()); print(fi.lineno, fi.function, fi.code_context)
try: 1/0
except Exception: print([(i.function, i.lineno) for i in inspect.trace()])
print(inspect.getmodule(f).__name__)
# expect: 4
# expect: def f(a,
# expect:       b):
# expect:     """doc
# expect: zero indent in string"""
# expect:     x = [
# expect: 1,
# expect:     ]
# expect:     # inner comment
# expect:
# expect:     return x
# expect: ---
# expect: 15
# expect: class A:
# expect:     y = 1
# expect:
# expect:     @property
# expect:     def p(self):
# expect:         return 1
# expect:
# expect:     def m(self): return 2
# expect:     z = lambda self: (1,
# expect:         2)
# expect: ---
# expect: 22
# expect:     def m(self): return 2
# expect: ---
# expect: 18
# expect:     @property
# expect:     def p(self):
# expect:         return 1
# expect: ---
# expect: 23
# expect:     z = lambda self: (1,
# expect:         2)
# expect: ---
# expect: 25
# expect: @staticmethod
# expect: def deco(): pass
# expect: ---
# expect: 27
# expect: g = lambda x: x + 1
# expect: ---
# expect: 28
# expect: async def co():
# expect:     if True:
# expect:         pass
# expect:     # trailing
# expect: ---
# expect: # comment above
# expect: # second
# expect:
# expect: TypeError: module, class, method, function, traceback, frame, or code object was expected, got builtin_function_or_method
# expect: TypeError: <class 'int'> is a built-in class
# expect: TypeError: module, class, method, function, traceback, frame, or code object was expected, got int
# expect: [('inner', 45, ['    s = inspect.stack()\n'], 0), ('outer', 43, ['    return inner()\n'], 0), ('<module>', 47, ['print(outer())\n'], 0)]
# expect: 48 <module> ['fi = inspect.getframeinfo(inspect.currentframe()); print(fi.lineno, fi.function, fi.code_context)\n']
# expect: [('<module>', 49)]
# expect: __main__
