# Values first, then targets from left to right; a swap needs no tuple.
def f(a, b):
    a, b = b, a
    a.x = b[0] = first, *rest = b
    a.x += 1
    b[first] *= 2
    del a.x, b[1:2]
    return rest
