print("pkg", __name__, __package__, __path__ is not None, __file__.split("/")[-2:], __spec__.name if __spec__ else None)
from . import alpha
from .alpha import value
__all__ = ["alpha", "beta", "value"]
_hidden = 1
other = 2
