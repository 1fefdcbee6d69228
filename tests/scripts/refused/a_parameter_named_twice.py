def f(a, a):  # error: E0202
    pass
