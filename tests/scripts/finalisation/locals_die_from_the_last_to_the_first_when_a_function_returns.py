# since: 3.14
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f(a):
    c = D("c")
    b = D("b")
    print("leaving")


f(D("a"))
print("left")
# expect: leaving
# expect: del b
# expect: del c
# expect: del a
# expect: left
