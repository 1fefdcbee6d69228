for make in (
    lambda: ExceptionGroup("m", []),
    lambda: ExceptionGroup("m", [1]),
    lambda: ExceptionGroup(1, [ValueError()]),
    lambda: ExceptionGroup("m", [KeyboardInterrupt()]),
    lambda: BaseExceptionGroup("m", [ValueError()]),
    lambda: BaseExceptionGroup("m", [KeyboardInterrupt()]),
):
    try:
        print(type(make()).__name__)  # expect: ExceptionGroup
        # expect: BaseExceptionGroup
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: ValueError second argument (exceptions) must be a non-empty sequence
        # expect: ValueError Item 0 of second argument (exceptions) is not an exception
        # expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
        # expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
