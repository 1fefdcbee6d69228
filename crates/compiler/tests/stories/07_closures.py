# A captured local lies in a cell, in the register where it would lie itself.
def counter(start):
    def step(by=1):
        nonlocal start
        start += by
        return start
    return step


# One that is never bound again is read from its cell once, if it is read often.
def total(prices, rate):
    def gross(count):
        return [prices[n] * rate for n in range(count)]

    return gross
