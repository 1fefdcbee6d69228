try:
    raise ValueError("alone")
except* ValueError as e:
    print(repr(e))  # expect: ExceptionGroup('', (ValueError('alone'),))
try:
    try:
        raise TypeError("other")
    except* ValueError:
        print("never printed")
except TypeError as e:
    print("as it was", repr(e))  # expect: as it was TypeError('other')
