class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, times=1):
        return x + self.n * times


add = Adder(3)
print(add(1), add(1, times=2), callable(add), list(map(add, [1, 2])))  # expect: 4 7 True [4, 5]
try:
    object()()
except TypeError as e:
    print(e)  # expect: 'object' object is not callable
add.__call__ = lambda x: "not used"
print(add(1))  # expect: 4
