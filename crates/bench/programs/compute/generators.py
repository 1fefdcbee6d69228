"""Generators: pipelines of them, delegation with `yield from`, and values sent in."""


class Tree:
    def __init__(self, left, label, right):
        self.left = left
        self.label = label
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.label
        if self.right is not None:
            yield from self.right


def tree(labels):
    if not labels:
        return None
    middle = len(labels) // 2
    return Tree(tree(labels[:middle]), labels[middle], tree(labels[middle + 1 :]))


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def odd(source):
    for n in source:
        if n % 2:
            yield n


def averager():
    total = 0
    count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


def main():
    print(sum(odd(squares(numbers(1_500_000)))))
    labels = tree(range(1 << 13))
    total = 0
    for _ in range(20):
        for label in labels:
            total += label
    print(total)
    average = averager()
    next(average)
    last = None
    for n in range(900_000):
        last = average.send(n)
    print(last)


main()
