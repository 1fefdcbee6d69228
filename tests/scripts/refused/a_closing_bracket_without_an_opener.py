total = 1 + 2)  # error: E0011
