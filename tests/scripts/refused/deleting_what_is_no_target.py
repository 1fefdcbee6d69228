del len("x")  # error: E0106
