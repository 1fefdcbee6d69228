def again():
    raise


try:
    try:
        raise KeyError("k")
    except KeyError:
        again()
except KeyError as e:
    print("again", repr(e), e.__context__)  # expect: again KeyError('k') None
try:
    raise
except RuntimeError as e:
    print(e)  # expect: No active exception to reraise
