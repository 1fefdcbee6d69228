def f():
    try:
        try:
            try:
                1 / 0
            finally:
                print("inner")  # expect: inner
        except KeyError:
            print("never printed")
        finally:
            print("middle")  # expect: middle
    except ZeroDivisionError as e:
        print("caught", e)  # expect: caught division by zero
    finally:
        print("outer")  # expect: outer


f()
