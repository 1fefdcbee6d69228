class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def value(self):
        return 1


D("alone")
print("after the statement")
print(D("attribute").name)
print(D("method").value() + 1)
[D("in a list")]
x = [D("a"), D("b")][0]
print("kept", x.name)
D("left").value() + D("right").value()
print("end")
del x
# expect: del alone
# expect: after the statement
# expect: del attribute
# expect: attribute
# expect: del method
# expect: 2
# expect: del in a list
# expect: del b
# expect: kept a
# expect: del left
# expect: del right
# expect: end
# expect: del a
