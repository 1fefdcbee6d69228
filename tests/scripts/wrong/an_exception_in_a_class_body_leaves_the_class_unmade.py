class C:
    print("running the body")  # expect: running the body
    x = 1 + None  # raises: TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'
