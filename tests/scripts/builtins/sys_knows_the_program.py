import sys

print(sys.argv[1:], sys.version_info >= (3, 11), sys.byteorder in ("little", "big"), sys.getrecursionlimit() >= 1000, sys.maxunicode)
# expect: [] True True True 1114111
print(type(sys.path).__name__, sys.implementation.name != "", sys.stdout.write("written\n"))
# expect: written
# expect: list True 8
print("error", file=sys.stderr)
