*a, *b = [1, 2]  # error: E0207
