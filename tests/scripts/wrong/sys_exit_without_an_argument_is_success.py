import sys

try:
    sys.exit()
except SystemExit as e:
    print("caught", e.code)  # expect: caught None
print("going on")  # expect: going on
sys.exit()
print("never printed")
