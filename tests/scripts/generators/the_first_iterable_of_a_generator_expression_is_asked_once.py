# `iter` is called when the expression is met, and not again when the first item is asked for.
class Steps:
    def __init__(self, name, count):
        self.name, self.left = name, count

    def __iter__(self):
        print("iter of", self.name)
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


pairs = ((a, b) for a in Steps("outer", 2) for b in Steps("inner", 1))
print("made")
print(list(pairs))
print(sum(n for n in Steps("sum", 3)), {n for n in Steps("set", 2)}, max(n for n in iter(Steps("max", 4))))


# What walks may be a list as well, with a `__next__` of its own.
class Odd(list):
    def __iter__(self):
        return self

    def __next__(self):
        if len(self) == 0:
            raise StopIteration
        return self.pop() * 10


print(list(n for n in Odd([1, 2])), [n for n in Odd([3])])


# The reflected method of the right operand comes before a list's own `+=`, as its slots lie in CPython.
class Loud(tuple):
    def __radd__(self, other):
        return f"radd {other!r}"

    def __rmul__(self, other):
        return f"rmul {other!r}"


items = [1]
items += Loud([2])
print(items)
items = [1]
items *= Loud([2])
print(items)


class Shy(tuple):
    def __radd__(self, other):
        return NotImplemented


items = same = [1]
items += Shy([2])
print(items, items is same)
# expect: iter of outer
# expect: made
# expect: iter of inner
# expect: iter of inner
# expect: [(1, 0), (0, 0)]
# expect: iter of sum
# expect: iter of set
# expect: iter of max
# expect: iter of max
# expect: 3 {0, 1} 3
# expect: [20, 10] [30]
# expect: radd [1]
# expect: rmul [1]
# expect: [1, 2] True
