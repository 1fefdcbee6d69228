print("beta")
from .sub import deep
from . import value as v
