a, b += 1  # error: E0108
