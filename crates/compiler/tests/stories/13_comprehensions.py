# A comprehension runs in the frame around it; its variables are emptied when it is over, however it ends.
def f(rows, k):
    flat = [x + k for row in rows for x in row if x]
    return {x: (lambda: x) for x in flat}
