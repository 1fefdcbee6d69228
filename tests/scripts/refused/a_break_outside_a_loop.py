if True:
    break  # error: E0205
