items = [1, 2]
print(items[0])  # expect: 1
items(0)  # raises: TypeError: 'list' object is not callable
