len("x") = 1  # error: E0104
