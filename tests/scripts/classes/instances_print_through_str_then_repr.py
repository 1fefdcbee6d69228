class Repr:
    def __repr__(self):
        return "<repr>"


class Both(Repr):
    def __str__(self):
        return "<str>"


print(Repr(), [Repr()], str(Both()), repr(Both()), [Both()], {1: Both()}, f"{Both()!r}")
# expect: <repr> [<repr>] <str> <repr> [<repr>] {1: <repr>} <repr>


class Bad:
    def __str__(self):
        return 1


try:
    str(Bad())
except TypeError as e:
    print(e)  # expect: __str__ returned non-string (type int)
