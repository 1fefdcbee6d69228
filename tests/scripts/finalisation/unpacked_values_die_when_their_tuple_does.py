class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def pair():
    return D("a"), D("b")


first, _ = pair()
print("unpacked")
_ = None
first, second = D("c"), first
print("swapped")
del first, second
# expect: unpacked
# expect: del b
# expect: swapped
# expect: del c
# expect: del a
