import sys

print("on standard output")  # expect: on standard output
sys.exit("on standard error")  # exits: 1
