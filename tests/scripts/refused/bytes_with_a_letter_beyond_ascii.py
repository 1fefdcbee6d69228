data = b"é"  # error: E0008
