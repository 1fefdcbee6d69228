print("deep", __name__, __package__)
from ..alpha import value
from .. import other
from ... import toofar
