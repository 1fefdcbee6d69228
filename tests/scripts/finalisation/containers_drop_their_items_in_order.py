class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


t = (D("t1"), D("t2"))
del t
d = {1: D("d1"), 2: D("d2")}
del d
s = [D("l1"), [D("l2")], D("l3")]
s[1:] = []
print("|", end=" ")
del s
print()
# expect: t2 t1 d1 d2 l3 l2 | l1
