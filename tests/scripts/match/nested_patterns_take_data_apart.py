def area(shape):
    match shape:
        case {"type": "circle", "r": int() | float() as r}:
            return 3 * r * r
        case {"type": "rect", "size": [w, h]}:
            return w * h
        case {"type": "group", "members": [*members]}:
            return sum(area(m) for m in members)
        case [*shapes]:
            return [area(s) for s in shapes]
        case _:
            return 0


circle = {"type": "circle", "r": 2}
print(area([circle, {"type": "group", "members": [circle, {"type": "rect", "size": (2, 3)}]}, {"type": "circle"}]))
# expect: [12, 18, 0]
