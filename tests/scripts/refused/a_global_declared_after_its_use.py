def f():
    x = 1
    global x  # error: E0201
