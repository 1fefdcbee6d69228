class D:
    def __init__(self, name):
        print("init", name)
        self.name = name

    def __del__(self):
        print("del", self.name)


x = D(1)
x = D(2)
print("rebound")
x = None
print("end")
# expect: init 1
# expect: init 2
# expect: del 1
# expect: rebound
# expect: del 2
# expect: end
