# The body of a class runs over a namespace in r0; `super()` finds the class in the cell `__class__`.
class Dog(Animal, kind="pet"):
    """A dog."""
    legs = 4

    def __init__(self, name):
        super().__init__()
        self.__name = name
