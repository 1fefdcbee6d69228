def kind(x):
    match x:
        case 0:
            return "zero"
        case -1.5 | 2:
            return "minus one and a half or two"
        case "text" | b"bytes":
            return "string"
        case None:
            return "none"
        case True:
            return "true"
    return "nothing"


print([kind(x) for x in (0, 0.0, False, -1.5, 2, "text", b"bytes", None, True, 1, "x")])
# expect: ['zero', 'zero', 'zero', 'minus one and a half or two', 'minus one and a half or two', 'string', 'string', 'none', 'true', 'nothing', 'nothing']
