# `ForNext` writes into the loop's variable; `break` drops the state, `continue` jumps to the bottom.
def f(pairs):
    total = 0
    for key, (a, b) in pairs:
        if not key:
            continue
        for _ in range(a):
            if b:
                break
            total += 1
    return total
