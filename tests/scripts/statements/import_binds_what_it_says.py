import sys
import math as m
from math import sqrt, floor as down
from math import (
    ceil,
    pi as π,
)

print(m.sqrt(9) == sqrt(9), down(2.7), ceil(2.1), round(π, 2), sys.maxsize >= 2**31 - 1)
# expect: True 2 3 3.14 True
print(m is sys.modules["math"], m.__name__)  # expect: True math
try:
    from math import nothing_like_this
except ImportError as e:
    print(e.name, type(e).__name__)  # expect: math ImportError
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'no_such_module' no_such_module
