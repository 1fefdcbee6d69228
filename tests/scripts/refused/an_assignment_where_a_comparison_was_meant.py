x = 1
if x = 1:  # error: E0105
    print("one")
