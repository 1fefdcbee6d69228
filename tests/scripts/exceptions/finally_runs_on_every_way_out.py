def by_return():
    try:
        return "returned"
    finally:
        print("finally after return")  # expect: finally after return


def by_loop():
    for i in range(3):
        try:
            if i == 0:
                continue
            if i == 1:
                break
        finally:
            print("finally", i)  # expect: finally 0
            # expect: finally 1
    return "looped"


def by_raise():
    try:
        raise KeyError("x")
    finally:
        print("finally after raise")  # expect: finally after raise


print(by_return(), by_loop())  # expect: returned looped
try:
    by_raise()
except KeyError as e:
    print(repr(e))  # expect: KeyError('x')
