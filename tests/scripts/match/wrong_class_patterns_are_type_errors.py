# since: 3.14
class P:
    __match_args__ = ("x",)
    x = 1


class Q:
    __match_args__ = "x"


def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)  # expect: P() accepts 1 positional sub-pattern (2 given)
        # expect: P() got multiple sub-patterns for attribute 'x'
        # expect: Q.__match_args__ must be a tuple (got str)
        # expect: called match pattern must be a class


def too_many():
    match P():
        case P(1, 2):
            pass


def twice():
    match P():
        case P(1, x=1):
            pass


def not_a_tuple():
    match Q():
        case Q(1):
            pass


def not_a_class():
    five = 5
    match 1:
        case five():
            pass


for f in (too_many, twice, not_a_tuple, not_a_class):
    attempt(f)
