def f(*, a, b=2):
    return a, b


print(f(a=1), f.__kwdefaults__)  # expect: (1, 2) {'b': 2}
try:
    f(1)
except TypeError as e:
    print(e)  # expect: f() takes 0 positional arguments but 1 was given
try:
    f()
except TypeError as e:
    print(e)  # expect: f() missing 1 required keyword-only argument: 'a'
