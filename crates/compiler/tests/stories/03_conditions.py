# Conditions are jumps, never values.
def f(a, b, c):
    if a < b and not (a == 0 or b is None):
        return 1
    if 0 <= a < b():
        return 2
    return a or b and c
