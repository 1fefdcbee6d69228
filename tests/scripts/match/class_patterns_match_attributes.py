class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Plain:
    pass


def show(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y=y) | Point(x=y, y=0):
            return f"on an axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case Plain(name="a"):
            return "plain a"
        case int(n) | str(n):
            return f"builtin {n!r}"
        case list([a, b]):
            return f"pair {a}"
    return "unknown"


plain = Plain()
plain.name = "a"
things = [Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2), plain, Plain(), 7, "s", [1, 2], 2.5]
print([show(t) for t in things])
# expect: ['origin', 'on an axis at 3', 'on an axis at 4', 'diagonal 2', 'somewhere', 'plain a', 'unknown', 'builtin 7', "builtin 's'", 'pair 1', 'unknown']
