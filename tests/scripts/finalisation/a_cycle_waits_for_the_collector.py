import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a, b
print("unreachable")
print(gc.collect() > 0)
print("collected")
me = Node("me")
me.other = me
del me
gc.collect()
print("end")
# expect: unreachable
# expect: del a
# expect: del b
# expect: True
# expect: collected
# expect: del me
# expect: end
