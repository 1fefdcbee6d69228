match [1, 2]:
    case [a, b] if (print("guard", a, b), a > b)[1]:  # expect: guard 1 2
        print("never printed")
    case [c, *d]:
        print(c, d, a, b)  # expect: 1 [2] 1 2
