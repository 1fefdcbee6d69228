print("never printed")
x = = 1  # error: E0101
