age = -5
assert age >= 0, f"an age cannot be {age}"  # raises: AssertionError: an age cannot be -5
