print("main of pkg", __name__, __package__, __spec__.name if __spec__ else None)
from . import alpha
import sys
print(sys.argv[1:])
