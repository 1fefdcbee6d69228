import sys
import warnings

warnings.simplefilter("always", ResourceWarning)
warnings.showwarning = lambda message, category, *rest, **more: print(category.__name__, str(message)[:20])
# expect: ResourceWarning unclosed file <_io.T
# expect: ResourceWarning unclosed file <_io.B


def read():
    file = open(__file__)
    return file.readline()


print(read().strip())  # expect: import sys

with open(__file__) as file:
    pass
del file

file = open(__file__, "rb")
del file

warnings.simplefilter("error", ResourceWarning)
sys.unraisablehook = lambda hook: print("ignored", type(hook.exc_value).__name__)
# expect: ignored ResourceWarning
file = open(__file__)
del file

warnings.simplefilter("ignore", ResourceWarning)
file = open(__file__)
del file
print("quiet")  # expect: quiet
