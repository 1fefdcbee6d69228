e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
try:
    print(e)
except NameError:
    print("e is unbound")


def f():
    try:
        1 / 0
    except ZeroDivisionError as err:
        keep = err
    try:
        return err
    except UnboundLocalError as e2:
        return type(e2).__name__, str(keep)


print(f())
# expect: ValueError('x')
# expect: e is unbound
# expect: ('UnboundLocalError', 'division by zero')
