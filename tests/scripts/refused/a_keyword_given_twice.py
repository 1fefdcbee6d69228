print("a", sep="-", sep="+")  # error: E0202
