# Locals are registers: an operator names its operands, and writes straight into the target.
def f(a, b):
    c = a * 2 + b
    c += 1
    return -c // 3 + 2 ** 10
