if True:
    break  # error: E0101
