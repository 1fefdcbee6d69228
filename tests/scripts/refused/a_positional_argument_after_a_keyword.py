print(sep="-", "a")  # error: E0109
