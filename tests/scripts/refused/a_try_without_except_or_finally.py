try:
    x = 1
print(x)  # error: E0121
