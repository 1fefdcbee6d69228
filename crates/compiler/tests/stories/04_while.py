# The test stands at the bottom; `else` runs unless `break` jumps past it.
def f(n):
    while n > 0:
        n -= 1
        if n == 5:
            break
    else:
        return "done"
