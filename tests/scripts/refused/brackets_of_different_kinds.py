pair = (1, 2]  # error: E0012
