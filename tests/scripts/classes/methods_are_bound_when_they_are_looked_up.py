class C:
    def __init__(self, n):
        self.n = n

    def get(self):
        return self.n


c = C(1)
bound = c.get
c.n = 2
print(bound(), C.get(c), bound.__self__.n, bound.__name__)  # expect: 2 2 2 get
C.get = lambda self: "replaced"
print(bound(), c.get())  # expect: 2 replaced
c.get = lambda: "own"
print(c.get())  # expect: own
