# A frozenset is a key: it is found by whatever equals it, and a class of the program has its own word.
class Mine(frozenset):
    pass


class Loud(frozenset):
    def __eq__(self, other):
        print("asked")  # expect: asked
        # expect: asked
        return True

    def __hash__(self):
        return frozenset.__hash__(self)


class Five(frozenset):
    def __hash__(self):
        return 5


class Number:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Number) else other)


def show(act):
    try:
        print(act())  # expect: five
        # expect: None
        # expect: True
        # expect: one
    except TypeError as error:
        print("TypeError", "unhashable type" in str(error))  # expect: TypeError True
        # expect: TypeError True
        # expect: TypeError True


named = {frozenset((1, 2)): "numbers", frozenset("ab"): "letters", frozenset(): "none", frozenset([frozenset([1])]): "nested"}
print(named[frozenset((2, 1.0))], named[Mine("ba")], named.get(frozenset("abc")), named[frozenset([Mine([True])])])
# expect: numbers letters None nested
print(named[frozenset((Number(2), Number(1)))], frozenset() in {Mine()}, {1, 2} in {frozenset((1, 2))})
# expect: numbers True True
print({(frozenset((1, 2)), 3): "pair"}[(frozenset((2, 1)), 3)], {frozenset([(1, (2, 3))]): "tuple"}[frozenset([(1, (2, 3))])])
# expect: pair tuple
show(lambda: named[{1, 2}])
show(lambda: {Five([1]): "five"}.get(Five([1.0])))
show(lambda: {Five([1]): "five"}.get(frozenset([1])))
show(lambda: frozenset([1]) == Loud([2]))
show(lambda: {frozenset([1]): "one"}.get(Loud([1])))
show(lambda: set((1, [])))
deep, other = frozenset(), frozenset()
for _ in range(50_000):
    deep, other = frozenset([deep]), frozenset([other])
print(hash(deep) == hash(other))  # expect: True
grown = {1}
show(lambda: grown.update((2, 3, [])))
print(grown)  # expect: {1, 2, 3}
