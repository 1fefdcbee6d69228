"""Recursion and lists of flags: all the ways to place queens that do not attack one another."""


def solve(n):
    solutions = 0
    columns = [False] * n
    rising = [False] * (2 * n - 1)
    falling = [False] * (2 * n - 1)
    placed = []
    first = None

    def place(row):
        nonlocal solutions, first
        if row == n:
            solutions += 1
            if first is None:
                first = placed[:]
            return
        for column in range(n):
            if columns[column] or rising[row + column] or falling[row - column + n - 1]:
                continue
            columns[column] = rising[row + column] = falling[row - column + n - 1] = True
            placed.append(column)
            place(row + 1)
            placed.pop()
            columns[column] = rising[row + column] = falling[row - column + n - 1] = False

    place(0)
    return solutions, first


print(*solve(12))
