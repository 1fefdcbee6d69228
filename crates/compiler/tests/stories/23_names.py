# Where a name lives decides how it is read and deleted: a global, a cell, a closure, the namespace of a class.
from os.path import *
total = 1
del total

def outer(x, y):
    def inner():
        nonlocal y
        del y
        return lambda: (x, y)
    class Inside:
        z = y
        del z
    del x
    return inner
