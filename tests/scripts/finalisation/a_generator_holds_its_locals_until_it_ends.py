class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def g(argument):
    local = D("local")
    yield 1
    del local
    yield 2


it = g(D("argument"))
next(it)
print("suspended")
next(it)
print("again")
next(it, None)
print("ended")
# expect: suspended
# expect: del local
# expect: again
# expect: del argument
# expect: ended
