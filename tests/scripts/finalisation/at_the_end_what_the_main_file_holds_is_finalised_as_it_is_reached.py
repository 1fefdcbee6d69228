
class D:
    def __init__(self, name, *held):
        self.name, self.held = name, held

    def __del__(self):
        print("del", self.name, GREETING, len(items))


GREETING = "still here"
items = [D("first")]
items.append(D("second"))
holder = D("holder", items)
items.append(holder)


def closing(d):
    try:
        yield 1
    finally:
        print("closing", d, GREETING)


walk = closing("of the generator")
next(walk)
remembered = (lambda d: lambda: d)(D("in a closure"))
lone = D("lone")
del lone
a, b = D("ring a"), D("ring b")
a.other, b.other = b, a
del a, b
# expect: del lone still here 3
# expect: del ring a still here 3
# expect: del ring b still here 3
# expect: del holder still here 3
# expect: closing of the generator still here
# expect: del second still here 3
# expect: del first still here 3
# expect: del in a closure still here 3
