def subject():
    print("evaluated")  # expect: evaluated
    return 3


match subject():
    case 1:
        pass
    case 2 | 3:
        print("found")  # expect: found


class Loud:
    def __eq__(self, other):
        print("compared with", other)  # expect: compared with 1
        # expect: compared with 2
        return other == 2


match Loud():
    case 1 | 2:
        print("two")  # expect: two
    case 3:
        print("never printed")
match 1, 2:
    case (1, x):
        print(x)  # expect: 2
