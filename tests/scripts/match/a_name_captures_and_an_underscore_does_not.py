match 5:
    case _ if False:
        print("never printed")
    case n if n > 10:
        print("never printed")
    case n:
        print("n is", n)  # expect: n is 5
try:
    match 1:
        case _:
            print("wildcard", _)
except NameError as e:
    print(e)  # expect: name '_' is not defined
