# Every way out of an except clause leaves the handler; the finally block is there once for each way.
def f(x):
    try:
        return risky(x)
    except ValueError as error:
        print(error)
    except OSError as error:
        raise Failed(x) from error
    finally:
        close(x)
