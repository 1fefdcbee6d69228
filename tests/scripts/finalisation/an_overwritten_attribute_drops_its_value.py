class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Box:
    content = D("class attribute")


b = Box()
b.content = D("first")
b.content = D("second")
print("overwritten")
del b.content
print("deleted", b.content.name)
Box.content = None
print("end")
# expect: del first
# expect: overwritten
# expect: del second
# expect: deleted class attribute
# expect: del class attribute
# expect: end
