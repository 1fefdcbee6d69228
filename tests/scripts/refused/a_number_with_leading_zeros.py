month = 07  # error: E0003
