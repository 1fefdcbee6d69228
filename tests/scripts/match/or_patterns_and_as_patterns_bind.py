def show(x):
    match x:
        case [("go" | "walk") as verb, ("north" | "south") as where]:
            return verb, where
        case (int() | float()) as number if number > 0:
            return "positive", number
        case [1, *_] as whole:
            return whole
    return None


print(show(["go", "north"]), show(["fly", "north"]), show(2.5), show(-1), show([1, 2, 3]))
# expect: ('go', 'north') None ('positive', 2.5) None [1, 2, 3]
