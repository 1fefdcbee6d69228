import sys

print("leaving")  # expect: leaving
sys.exit(7)
print("never printed")  # exits: 7
