"""An operand in the middle of a chain is dropped where the chain ends early, not when its function returns."""


class Operand:
    def __init__(self, size):
        self.size = size

    def __lt__(self, other):
        return self.size < other.size

    def __del__(self):
        print("dropped", self.size)  # expect: dropped 3
        # expect: dropped 2
        # expect: dropped 6
        # expect: dropped 5


def value():
    result = Operand(3) < Operand(2) < Operand(1)
    print("then", result)  # expect: then False


def condition():
    if Operand(6) < Operand(5) < Operand(4):
        print("never")
    print("then")  # expect: then


value()
condition()
