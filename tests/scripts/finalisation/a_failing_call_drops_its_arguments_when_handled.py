class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f(a):
    raise KeyError("inside")


try:
    f(D("argument"))
except KeyError:
    print("handled")
try:
    len(D("no length"))
except TypeError:
    print("handled too")
try:
    [D("in a list"), 1 / 0]
except ZeroDivisionError:
    print("handled three")
print("end")
# expect: handled
# expect: del argument
# expect: del no length
# expect: handled too
# expect: del in a list
# expect: handled three
# expect: end
