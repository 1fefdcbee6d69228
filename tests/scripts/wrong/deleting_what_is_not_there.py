x = 1
del x
del x  # raises: NameError: name 'x' is not defined
