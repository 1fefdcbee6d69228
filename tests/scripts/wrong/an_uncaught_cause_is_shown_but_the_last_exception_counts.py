try:
    [].pop()
except IndexError as e:
    raise RuntimeError("nothing to pop") from e  # raises: RuntimeError: nothing to pop
