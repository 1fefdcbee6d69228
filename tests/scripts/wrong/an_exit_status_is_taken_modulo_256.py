import sys

print("status 257")  # expect: status 257
sys.exit(257)  # exits: 1
