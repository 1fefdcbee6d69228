# portable: no
z = 1 + 2j  # error: E0301
