print("never printed")
return 5  # error: E0205
