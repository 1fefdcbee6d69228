# Type parameters live in a hidden function around the generic one.
def first[T: int](items: list[T], default=None) -> T:
    return items[0]

type Pair[A] = tuple[A, A]
