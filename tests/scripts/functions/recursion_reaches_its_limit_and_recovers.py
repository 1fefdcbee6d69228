import sys


def depth(n):
    return depth(n + 1)


try:
    depth(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])  # expect: RecursionError maximum recursion depth exceeded


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(900), sys.getrecursionlimit())  # expect: 900 1000
