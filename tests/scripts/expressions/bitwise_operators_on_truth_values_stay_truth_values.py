print(True & False, True | False, True ^ True)
print(True + True, True * 3, True / 2, -True)
# expect: False True False
# expect: 2 3 0.5 -1
