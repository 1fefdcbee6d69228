class Node:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    @property
    def depths(self):
        yield 0
        for child in self.children:
            for depth in child.depths:
                yield depth + 1

    @classmethod
    def range(cls, n):
        for i in range(n):
            yield cls(i)


tree = Node(1, Node(2, Node(3)), Node(4))
print(list(tree), list(tree.depths), [n.value for n in Node.range(3)])
# expect: [1, 2, 3, 4] [0, 1, 2, 1] [0, 1, 2]
