# since: 3.14
import sys

print(1, "a", None, sep=", ", end="!\n")  # expect: 1, a, None!
print()  # expect:
print("a", "b", sep="")  # expect: ab
print("x", end="")
print("y", file=sys.stdout, flush=True)  # expect: xy
print(*[], sep="-", end="end\n")  # expect: end
print("several\nlines")  # expect: several
# expect: lines
for wrong in (lambda: print(sep=1), lambda: print(1, nope=2)):
    try:
        wrong()
    except TypeError as e:
        print(e)  # expect: sep must be None or a string, not int
        # expect: print() got an unexpected keyword argument 'nope'
