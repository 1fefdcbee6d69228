import builtins
import io
import sys

kept = io.StringIO()
first, sys.stdout = sys.stdout, kept
sys.displayhook([1, "a"])
sys.displayhook(None)
sys.__displayhook__(42)
sys.stdout = first
print(repr(kept.getvalue()), builtins._)  # expect: "[1, 'a']\n42\n" 42
