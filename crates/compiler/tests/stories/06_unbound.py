# A check stands only where a local may be unbound.
def f(flag):
    if flag:
        x = 1
    print(x)
    print(x)
    del x
    for y in flag:
        pass
    return y
