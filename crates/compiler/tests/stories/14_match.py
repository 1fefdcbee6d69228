# Names are bound only when the whole pattern has matched.
def f(command):
    match command:
        case "quit" | "exit":
            return 0
        case ["go", direction, *_]:
            return direction
        case {"x": x, **rest} if x > 0:
            return rest
        case Point(x=0, y=y) as point:
            return point
