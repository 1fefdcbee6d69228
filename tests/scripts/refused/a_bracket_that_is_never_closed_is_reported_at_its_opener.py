total = (1 + 2  # error: E0010
print("the rest of the file is not swallowed")
