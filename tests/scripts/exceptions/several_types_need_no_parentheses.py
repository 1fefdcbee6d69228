# since: 3.14
def attempt(error):
    try:
        raise error
    except ValueError, KeyError:
        print("caught", type(error).__name__)  # expect: caught ValueError
        # expect: caught KeyError


attempt(ValueError())
attempt(KeyError())
try:
    raise ExceptionGroup("g", [OSError(1), KeyError(2)])
except* OSError, KeyError:
    print("both")  # expect: both
