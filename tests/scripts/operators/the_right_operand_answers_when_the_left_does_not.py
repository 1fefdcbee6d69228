class Left:
    def __add__(self, other):
        print("Left.add")  # expect: Left.add
        # expect: Left.add
        return NotImplemented


class Right:
    def __radd__(self, other):
        print("Right.radd")  # expect: Right.radd
        # expect: Right.radd
        return "sum"


print(Left() + Right(), 1 + Right())  # expect: sum sum
try:
    Left() + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'Left' and 'int'
try:
    Right() + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'Right' and 'int'
