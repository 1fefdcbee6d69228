class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def source():
    for n in range(3):
        print("make", n)
        yield D(n)


for d in source():
    print("use", d.n)
print("loop over")
del d
print("end")
# expect: make 0
# expect: use 0
# expect: make 1
# expect: del 0
# expect: use 1
# expect: make 2
# expect: del 1
# expect: use 2
# expect: loop over
# expect: del 2
# expect: end
