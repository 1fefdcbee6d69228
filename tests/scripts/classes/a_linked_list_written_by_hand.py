class Node:
    def __init__(self, value, rest=None):
        self.value = value
        self.rest = rest


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in items:
            self.push(item)

    def push(self, item):
        self.head = Node(item, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.rest

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, index):
        for i, value in enumerate(self):
            if i == index:
                return value
        raise IndexError("linked list index out of range")

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.rest, previous, node = previous, node, node.rest
        self.head = previous
        return self

    def __repr__(self):
        return f"{type(self).__name__}({list(self)})"


numbers = LinkedList([1, 2, 3])
print(numbers, len(numbers), numbers[1], 3 in numbers, numbers.reverse(), max(numbers), [*numbers])
# expect: LinkedList([1, 2, 3]) 3 2 True LinkedList([1, 2, 3]) 3 [1, 2, 3]
try:
    numbers[9]
except IndexError as e:
    print(e)  # expect: linked list index out of range
