# since: 3.13
import sys


class Broken:
    def __del__(self):
        raise ValueError("in the finaliser")


seen = []
sys.unraisablehook = lambda told: seen.append((told.exc_type.__name__, str(told.exc_value)))
Broken()
print(seen)  # expect: [('ValueError', 'in the finaliser')]
sys.unraisablehook = sys.__unraisablehook__


class Refusing:
    def __set_name__(self, owner, name):
        raise LookupError(name)


try:

    class Owner:
        attribute = Refusing()

except LookupError as error:
    print(error, error.__notes__)
    # expect: attribute ["Error calling __set_name__ on 'Refusing' instance 'attribute' in 'Owner'"]

try:
    raise KeyError from type("NotMade", (Exception,), {"__new__": lambda cls: 5})
except TypeError as error:
    print("should have returned an instance of BaseException" in str(error))  # expect: True

sys.excepthook = lambda kind, error, traceback: print("hook:", kind.__name__, error)
