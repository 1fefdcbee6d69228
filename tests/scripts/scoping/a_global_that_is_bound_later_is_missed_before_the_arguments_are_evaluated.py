"""A call by a global name misses that name before its arguments do anything, wherever the name is bound in the end."""
def t():
    try: late(1/0)
    except Exception as e: print(repr(e))  # expect: NameError("name 'late' is not defined")
    try: late(print("x"))
    except Exception as e: print(repr(e))  # expect: NameError("name 'late' is not defined")
t()
try: late(1/0)
except Exception as e: print(repr(e))  # expect: NameError("name 'late' is not defined")
def late(n): return n and late(n - 1)
class V:
    def __init__(self, a): self.a = a
    def plus(self, b): return V(self.a + b)
print(V(3).plus(4).a, late(5))  # expect: 7 0
def after(x): return late(x - 1) + t2(x)
try: after(1)
except Exception as e: print(repr(e))  # expect: NameError("name 't2' is not defined")


def t2(x): return 0


print(after(1))  # expect: 0
def setup():
    global helper
    helper = lambda x: x
def main(): return helper(1/0)
try: main()
except Exception as e: print(repr(e))  # expect: NameError("name 'helper' is not defined")
@lambda f: [f]
def listed(n): return listed(n - 1)
def outer():
    def inner(): return far(1/0)
    return inner
try: outer()()
except Exception as e: print(repr(e))  # expect: NameError("name 'far' is not defined")
def far(x): pass
try: outer()()
except Exception as e: print(repr(e))  # expect: ZeroDivisionError('division by zero')
