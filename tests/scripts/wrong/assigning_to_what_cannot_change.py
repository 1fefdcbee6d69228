point = (1, 2)
print(point[0])  # expect: 1
point[0] = 5  # raises: TypeError: 'tuple' object does not support item assignment
