def show(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case (1, second):
            return f"one and {second}"
        case [first, *middle, last]:
            return f"{first} {middle} {last}"
        case _:
            return "no sequence"


print([show(x) for x in ([], (5,), [1, 2], (1, 2, 3), range(4), "ab", {1, 2}, b"ab", [[1]])])
# expect: ['empty', 'one 5', 'one and 2', '1 [2] 3', '0 [1, 2] 3', 'no sequence', 'no sequence', 'no sequence', 'one [1]']
match [1, [2, 3]]:
    case [a, [b, *_]]:
        print(a, b)  # expect: 1 2
match (1, 2):
    case x, y:
        print(x, y)  # expect: 1 2
match "ab":
    case *rest,:
        print("never printed")
    case str():
        print("a string is no sequence")  # expect: a string is no sequence
