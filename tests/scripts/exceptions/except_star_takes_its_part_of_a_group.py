def run(errors):
    try:
        raise ExceptionGroup("g", errors)
    except* ValueError as e:
        print("values", repr(e))  # expect: values ExceptionGroup('g', [ValueError(1), ValueError(3)])
        # expect: values ExceptionGroup('g', [ValueError(2)])
    except* (KeyError, OSError) as e:
        print("others", repr(e))  # expect: others ExceptionGroup('g', [KeyError(2)])
    else:
        print("never printed")
    finally:
        print("finally")  # expect: finally
        # expect: finally


run([ValueError(1), KeyError(2), ValueError(3)])
try:
    run([TypeError(1), ValueError(2)])
except ExceptionGroup as e:
    print("left over", repr(e))  # expect: left over ExceptionGroup('g', [TypeError(1)])
