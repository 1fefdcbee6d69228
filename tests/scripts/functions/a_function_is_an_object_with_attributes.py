def f(a, b=1):
    """Says what it is."""
    return a + b


f.note = "mine"
print(f.__name__, f.__qualname__, f.__doc__, f.note, f.__module__, f.__dict__)
# expect: f f Says what it is. mine __main__ {'note': 'mine'}
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_name, f.__code__.co_varnames, f.__code__.co_argcount)
# expect: (1,) None f ('a', 'b') 2
f.__name__ = "g"
f.__defaults__ = (10,)
print(f.__name__, f(1))  # expect: g 11
print(callable(f), type(f).__name__, (lambda: 0).__name__)  # expect: True function <lambda>
