class N:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("lt")  # expect: lt
        # expect: lt
        # expect: lt
        return self.n < other.n

    def __le__(self, other):
        print("le")  # expect: le
        return self.n <= other.n


print(N(1) < N(2), N(1) > N(2), N(1) >= N(1))  # expect: True False True
try:
    N(1) < 1
except AttributeError as e:
    print(e)  # expect: 'int' object has no attribute 'n'
try:
    object() < object()
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'object' and 'object'
