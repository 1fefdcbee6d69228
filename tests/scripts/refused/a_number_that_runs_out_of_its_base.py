flags = 0b1012  # error: E0002
