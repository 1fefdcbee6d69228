# `%` and `*` of a text: who answers when the other operand, or the text itself, is of a class of the program.
class Own(str):
    def __mod__(self, other):
        return "own %"

    def __mul__(self, other):
        return "own *"


class Plain(str):
    pass


class Reflected:
    def __rmod__(self, other):
        return "reflected % " + other

    def __rmul__(self, other):
        return "reflected * " + other

    def __str__(self):
        return "shown"


class Count(int):
    def __rmul__(self, other):
        return "count *"


class Pair(tuple):
    def __rmod__(self, other):
        return "pair %"


def show(act):
    try:
        return repr(act())
    except Exception as error:
        return type(error).__name__


for text in ["%s|", Own("%s|"), Plain("%s|"), "ab", ""]:
    for other in [2, -1, True, None, 2.5, (), (1,), (1, 2), Pair((1,)), Reflected(), "q", {"a": 1}, 1 << 70]:
        in_place = text
        try:
            in_place %= other
        except TypeError:
            in_place = None
        print(repr(text), type(other).__name__, show(lambda: text % other), repr(in_place), show(lambda: text * other), show(lambda: other * text))
print("ab" * Count(2), Count(2) * "ab", Count(2) * Plain("ab"), Own("ab") * Count(2))
# expect: '%s|' int '2|' '2|' '%s|%s|' '%s|%s|'
# expect: '%s|' int '-1|' '-1|' '' ''
# expect: '%s|' bool 'True|' 'True|' '%s|' '%s|'
# expect: '%s|' NoneType 'None|' 'None|' TypeError TypeError
# expect: '%s|' float '2.5|' '2.5|' TypeError TypeError
# expect: '%s|' tuple TypeError None TypeError TypeError
# expect: '%s|' tuple '1|' '1|' TypeError TypeError
# expect: '%s|' tuple TypeError None TypeError TypeError
# expect: '%s|' Pair '1|' '1|' TypeError TypeError
# expect: '%s|' Reflected 'shown|' 'shown|' 'reflected * %s|' TypeError
# expect: '%s|' str 'q|' 'q|' TypeError TypeError
# expect: '%s|' dict "{'a': 1}|" "{'a': 1}|" TypeError TypeError
# expect: '%s|' int '1180591620717411303424|' '1180591620717411303424|' OverflowError OverflowError
# expect: '%s|' int 'own %' 'own %' 'own *' '%s|%s|'
# expect: '%s|' int 'own %' 'own %' 'own *' ''
# expect: '%s|' bool 'own %' 'own %' 'own *' '%s|'
# expect: '%s|' NoneType 'own %' 'own %' 'own *' TypeError
# expect: '%s|' float 'own %' 'own %' 'own *' TypeError
# expect: '%s|' tuple 'own %' 'own %' 'own *' TypeError
# expect: '%s|' tuple 'own %' 'own %' 'own *' TypeError
# expect: '%s|' tuple 'own %' 'own %' 'own *' TypeError
# expect: '%s|' Pair 'own %' 'own %' 'own *' TypeError
# expect: '%s|' Reflected 'own %' 'own %' 'own *' TypeError
# expect: '%s|' str 'own %' 'own %' 'own *' TypeError
# expect: '%s|' dict 'own %' 'own %' 'own *' TypeError
# expect: '%s|' int 'own %' 'own %' 'own *' OverflowError
# expect: '%s|' int '2|' '2|' '%s|%s|' '%s|%s|'
# expect: '%s|' int '-1|' '-1|' '' ''
# expect: '%s|' bool 'True|' 'True|' '%s|' '%s|'
# expect: '%s|' NoneType 'None|' 'None|' TypeError TypeError
# expect: '%s|' float '2.5|' '2.5|' TypeError TypeError
# expect: '%s|' tuple TypeError None TypeError TypeError
# expect: '%s|' tuple '1|' '1|' TypeError TypeError
# expect: '%s|' tuple TypeError None TypeError TypeError
# expect: '%s|' Pair '1|' '1|' TypeError TypeError
# expect: '%s|' Reflected 'shown|' 'shown|' 'reflected * %s|' TypeError
# expect: '%s|' str 'q|' 'q|' TypeError TypeError
# expect: '%s|' dict "{'a': 1}|" "{'a': 1}|" TypeError TypeError
# expect: '%s|' int '1180591620717411303424|' '1180591620717411303424|' OverflowError OverflowError
# expect: 'ab' int TypeError None 'abab' 'abab'
# expect: 'ab' int TypeError None '' ''
# expect: 'ab' bool TypeError None 'ab' 'ab'
# expect: 'ab' NoneType TypeError None TypeError TypeError
# expect: 'ab' float TypeError None TypeError TypeError
# expect: 'ab' tuple 'ab' 'ab' TypeError TypeError
# expect: 'ab' tuple TypeError None TypeError TypeError
# expect: 'ab' tuple TypeError None TypeError TypeError
# expect: 'ab' Pair TypeError None TypeError TypeError
# expect: 'ab' Reflected TypeError None 'reflected * ab' TypeError
# expect: 'ab' str TypeError None TypeError TypeError
# expect: 'ab' dict 'ab' 'ab' TypeError TypeError
# expect: 'ab' int TypeError None OverflowError OverflowError
# expect: '' int TypeError None '' ''
# expect: '' int TypeError None '' ''
# expect: '' bool TypeError None '' ''
# expect: '' NoneType TypeError None TypeError TypeError
# expect: '' float TypeError None TypeError TypeError
# expect: '' tuple '' '' TypeError TypeError
# expect: '' tuple TypeError None TypeError TypeError
# expect: '' tuple TypeError None TypeError TypeError
# expect: '' Pair TypeError None TypeError TypeError
# expect: '' Reflected TypeError None 'reflected * ' TypeError
# expect: '' str TypeError None TypeError TypeError
# expect: '' dict '' '' TypeError TypeError
# expect: '' int TypeError None OverflowError OverflowError
# expect: count * abab abab own *
