def countdown(n):
    while n:
        yield n
        n -= 1
    return "lift-off"


def run():
    print((yield from countdown(2)), (yield from ()))  # expect: lift-off None


print(list(run()))  # expect: [2, 1]


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))  # expect: [1, 2, 1, 3, 1, 2, 1]
