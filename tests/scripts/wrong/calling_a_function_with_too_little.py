def greet(first, last):
    return first + last


print(greet("Ada", "Lovelace"))  # expect: AdaLovelace
greet("Ada")  # raises: TypeError: greet() missing 1 required positional argument: 'last'
