class M:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, *args):
        print("exit", self.name, args[0] and args[0].__name__)


with M("a") as a, M("b") as b:
    print(a, b)
with (
    M("c"),
    M("d") as d,
):
    print(d)
try:
    with M("e"), M("f"):
        1 / 0
except ZeroDivisionError:
    print("out")
    # expect: enter a
    # expect: enter b
    # expect: a b
    # expect: exit b None
    # expect: exit a None
    # expect: enter c
    # expect: enter d
    # expect: d
    # expect: exit d None
    # expect: exit c None
    # expect: enter e
    # expect: enter f
    # expect: exit f ZeroDivisionError
    # expect: exit e ZeroDivisionError
    # expect: out
