def check(x):
    if x < 0:
        raise ValueError  # raises: ValueError


check(-1)
