items = [1 2]  # error: E0103
