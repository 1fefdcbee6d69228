# since: 3.14
import sys

print("no newline at the end", end="")
sys.stdout.write(" and written")  # expect: no newline at the end and written
1 // 0  # raises: ZeroDivisionError: division by zero
