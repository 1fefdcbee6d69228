# since: 3.14
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)

    def __lt__(self, other):
        return self.n < other.n

    def __bool__(self):
        return self.n > 1


if D(1) < D(2):
    print("compared")
while D(0):
    pass
print("tested")
x = D(0) or D(5)
print("chose", x.n)
print(D(3) < D(4) < D(2))
print("end")
del x
# expect: del 2
# expect: del 1
# expect: compared
# expect: del 0
# expect: tested
# expect: del 0
# expect: chose 5
# expect: del 3
# expect: del 2
# expect: del 4
# expect: False
# expect: end
# expect: del 5
