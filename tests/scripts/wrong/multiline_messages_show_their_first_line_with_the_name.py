raise ValueError("first line\nsecond line")  # raises: ValueError: first line
