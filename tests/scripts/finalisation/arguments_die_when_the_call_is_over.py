# since: 3.14
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f(a, b=None, *rest):
    print("in f")
    a = None
    print("a dropped")
    return 5


print(f(D("a"), D("b"), D("c")))
print(len([D("x"), D("y")]))
# expect: in f
# expect: del a
# expect: a dropped
# expect: del c
# expect: del b
# expect: 5
# expect: del y
# expect: del x
# expect: 2
