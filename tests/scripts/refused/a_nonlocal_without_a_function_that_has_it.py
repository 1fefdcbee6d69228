def f():
    nonlocal missing  # error: E0201
    missing = 1
