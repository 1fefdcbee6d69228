print "hello"  # error: E0114
