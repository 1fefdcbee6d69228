def f(x):
    try:
        y = 10 // x
    except ZeroDivisionError:
        print("except")  # expect: except
    else:
        print("else", y)  # expect: else 2
    finally:
        print("finally")  # expect: finally
        # expect: finally


f(5)
f(0)
