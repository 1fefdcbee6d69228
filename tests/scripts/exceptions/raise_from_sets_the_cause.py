try:
    try:
        int("x")
    except ValueError as e:
        raise RuntimeError("outer") from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__)
    # expect: RuntimeError('outer') ValueError("invalid literal for int() with base 10: 'x'") True True
try:
    try:
        int("x")
    except ValueError:
        raise RuntimeError("alone") from None
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__, type(e.__context__).__name__)
    # expect: None True ValueError
