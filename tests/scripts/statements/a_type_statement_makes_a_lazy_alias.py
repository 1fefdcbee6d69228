# since: 3.12
type Numbers = list[Undefined]
print(Numbers, Numbers.__name__)  # expect: Numbers Numbers


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, item: T):
        self.item = item


print(first([1, 2]), Box("b").item, first.__name__)  # expect: 1 b first
