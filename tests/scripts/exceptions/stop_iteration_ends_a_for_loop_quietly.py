class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("value")
        self.n -= 1
        return self.n


for n in Countdown(3):
    print(n)  # expect: 2
    # expect: 1
    # expect: 0
try:
    next(Countdown(0))
except StopIteration as e:
    print(e.value)  # expect: value
print(next(Countdown(0), "default"))  # expect: default


class Broken:
    def __iter__(self):
        return 5


try:
    for x in Broken():
        pass
except TypeError as e:
    print(e)  # expect: iter() returned non-iterator of type 'int'
