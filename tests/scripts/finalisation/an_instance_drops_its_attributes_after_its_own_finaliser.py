class Part:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("part", self.name)


class Whole:
    def __init__(self):
        self.a = Part("a")
        self.b = Part("b")

    def __del__(self):
        print("whole, still with", self.a.name)


w = Whole()
del w
print("end")
# expect: whole, still with a
# expect: part a
# expect: part b
# expect: end
