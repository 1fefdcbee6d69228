from ..alpha import value
from .. import alpha as a
import pkg.alpha as b
print(a is b, value)
