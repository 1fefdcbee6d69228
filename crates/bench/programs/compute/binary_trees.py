"""Allocation: perfect binary trees, built, walked and dropped."""


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def main(max_depth):
    min_depth = 4
    print("stretch tree", make(max_depth + 1).check())
    long_lived = make(max_depth)
    for depth in range(min_depth, max_depth + 1, 2):
        iterations = 1 << (max_depth - depth + min_depth)
        total = 0
        for _ in range(iterations):
            total += make(depth).check()
        print(iterations, "trees of depth", depth, "check", total)
    print("long lived tree", long_lived.check())


main(13)
