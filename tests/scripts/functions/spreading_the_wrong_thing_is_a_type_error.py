def f(*args, **kwargs):
    return args, kwargs


for call in (
    lambda: f(*1),
    lambda: f(**1),
    lambda: f(**{1: 2}),
    lambda: f(a=1, **{"a": 2}),
    lambda: f(**{"a": 1}, **{"a": 2}),
):
    try:
        print(call())
    except TypeError as e:
        print(e)
        # expect: __main__.f() argument after * must be an iterable, not int
        # expect: __main__.f() argument after ** must be a mapping, not int
        # expect: keywords must be strings
        # expect: __main__.f() got multiple values for keyword argument 'a'
        # expect: __main__.f() got multiple values for keyword argument 'a'
