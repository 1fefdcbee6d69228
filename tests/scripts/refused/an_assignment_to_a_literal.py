5 = x  # error: E0104
