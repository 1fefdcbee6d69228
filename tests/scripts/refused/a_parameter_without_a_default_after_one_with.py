def f(a=1, b):  # error: E0112
    pass
