class C:
    def __new__(cls, *args):
        print("new", args)  # expect: new (1, 2)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)  # expect: init (1, 2)


C(1, 2)


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never printed")


print(Other())  # expect: 42
