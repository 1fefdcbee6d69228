import sys


class D:
    def __del__(self):
        print("gone")


d = D()


def f():
    try:
        sys.exit(3)
    finally:
        print("finally")


f()
# expect: finally
# expect: gone
# exits: 3
