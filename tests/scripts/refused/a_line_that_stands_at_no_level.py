if True:
        x = 1
    y = 2  # error: E0021
