try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["k"]
except KeyError as e:
    print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
    # expect: KeyError('k') ZeroDivisionError('division by zero') None False
try:
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")
except TypeError as e:
    print(repr(e.__context__))  # expect: ValueError('first')
try:
    raise ValueError("fresh")
except ValueError as e:
    print(e.__context__)  # expect: None
