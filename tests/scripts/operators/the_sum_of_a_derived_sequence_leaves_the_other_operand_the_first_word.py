# The `+` and `*` of a subclass of a sequence that inherits them leave the first word to the other operand, as those of the
# builtin class do; what the subclass has written itself goes first.


class Text(str):
    pass


class Row(list):
    pass


class Own(list):
    def __add__(self, other):
        return "own add"

    def __mul__(self, other):
        return "own mul"


class Two(int):
    def __rmul__(self, other):
        return f"rmul {other!r}"

    def __radd__(self, other):
        return f"radd {other!r}"


class Neither:
    def __radd__(self, other):
        return NotImplemented


for sequence in ("ab", Text("ab"), [1], Row([1]), (1,), b"ab", Own()):
    print(sequence * Two(2), sequence + Two(2))
# expect: rmul 'ab' radd 'ab'
# expect: rmul 'ab' radd 'ab'
# expect: rmul [1] radd [1]
# expect: rmul [1] radd [1]
# expect: rmul (1,) radd (1,)
# expect: rmul b'ab' radd b'ab'
# expect: own mul own add
print(Row([1]) * 2, 2 * Row([1]), Row([1]) + [2], [0] + Row([1]), Text("a") + "b", "a" + Text("b"))
# expect: [1, 1] [1, 1] [1, 2] [0, 1] ab ab
for wrong in (lambda: Row() + Neither(), lambda: [] + Neither(), lambda: Text() + Neither(), lambda: Row() * "a", lambda: "a" * Row()):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: can only concatenate list (not "Neither") to list
# expect: can only concatenate list (not "Neither") to list
# expect: can only concatenate str (not "Neither") to str
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'Row'

row, plain, text = Row([1]), [1], Text("a")
row *= Two(2)
plain += Two(2)
text += Two(2)
print(row, plain, text)  # expect: rmul [1] radd [1] radd 'a'
row = Row([1])
row += "bc"
row *= 2
print(row)  # expect: [1, 'b', 'c', 1, 'b', 'c']
try:
    row += Two(2)
except TypeError as error:
    print(error)  # expect: 'Two' object is not iterable


class Asking(list):
    def __add__(self, other):
        return super().__add__(other)


class Answering:
    def __radd__(self, other):
        return "never asked"


try:
    Asking() + Answering()
except TypeError as error:
    print(error)  # expect: can only concatenate list (not "Answering") to list


# A method of a builtin class binds only to what it can work on.
print(list.append.__get__([1])(2), int.__add__.__get__(5)(6))  # expect: None 11
for wrong in (lambda: list.append.__get__(5), lambda: int.__add__.__get__("a")):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
# expect: descriptor '__add__' for 'int' objects doesn't apply to a 'str' object


def documented():
    "The first constant."


print(documented.__code__.co_consts[0])  # expect: The first constant.
