# A captured local lies in a cell, in the register where it would lie itself.
def counter(start):
    def step(by=1):
        nonlocal start
        start += by
        return start
    return step
