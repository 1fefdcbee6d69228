log = []


def level(n):
    log.append(f"in {n}")
    try:
        for i in range(2):
            if n == 0:
                raise ValueError("bottom")
            level(n - 1)
    finally:
        log.append(f"out {n}")


try:
    level(3)
except ValueError as e:
    log.append(str(e))
print(log)  # expect: ['in 3', 'in 2', 'in 1', 'in 0', 'out 0', 'out 1', 'out 2', 'out 3', 'bottom']
