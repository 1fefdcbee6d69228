class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


numbers = [D(n).n for n in range(2)]
print(numbers)
kept = [d for d in [D(10), D(11)] if d.n == 11]
print("filtered")
del kept
print("end")
# expect: del 0
# expect: del 1
# expect: [0, 1]
# expect: del 10
# expect: filtered
# expect: del 11
# expect: end
