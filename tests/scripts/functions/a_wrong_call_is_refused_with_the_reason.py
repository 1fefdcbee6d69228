def f(a, b, /, c, *, d, e=1):
    pass


def attempt(*args, **kwargs):
    try:
        f(*args, **kwargs)
    except TypeError as e:
        print(e)


attempt()
attempt(1, 2)
attempt(1, 2, 3)
attempt(1, 2, 3, 4, d=1)
attempt(1, b=2, c=3, d=4)
attempt(1, 2, 3, c=4, d=5)
attempt(1, 2, 3, d=4, x=5)
attempt(1, d=1)
# expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: f() missing 1 required positional argument: 'c'
# expect: f() missing 1 required keyword-only argument: 'd'
# expect: f() takes 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
# expect: f() got some positional-only arguments passed as keyword arguments: 'b'
# expect: f() got multiple values for argument 'c'
# expect: f() got an unexpected keyword argument 'x'
# expect: f() missing 2 required positional arguments: 'b' and 'c'
