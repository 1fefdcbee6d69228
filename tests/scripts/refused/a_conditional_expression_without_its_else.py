x = 1 if True  # error: E0115
