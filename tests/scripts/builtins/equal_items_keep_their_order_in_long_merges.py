"""Equal items keep their order however long the winning streaks of a merge are."""
import random


class Key:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number


random.seed(7)
for kinds in (1, 2, 3, 10):
    for length in (70, 400):
        stretches = [sorted(random.choices(range(kinds), k=length)) for _ in range(4)]
        numbers = [number for stretch in stretches for number in stretch]
        items = sorted(enumerate(numbers), key=lambda item: Key(item[1]))
        assert items == sorted(enumerate(numbers), key=lambda item: (item[1], item[0])), (kinds, length)
        items = sorted(enumerate(numbers), key=lambda item: Key(item[1]), reverse=True)
        assert items == sorted(enumerate(numbers), key=lambda item: (-item[1], item[0])), (kinds, length)
print("stable")  # expect: stable
