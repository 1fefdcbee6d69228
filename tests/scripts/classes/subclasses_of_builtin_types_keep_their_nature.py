class Money(int):
    def __str__(self):
        return f"{int(self)} coins"

    def __add__(self, other):
        return Money(int(self) + other)


class Stack(list):
    def push(self, item):
        self.append(item)
        return self


class Name(str):
    pass


m = Money(5)
print(m, m + 1, m * 2, type(m + 1).__name__, type(m * 2).__name__, m == 5, repr(m))
# expect: 5 coins 6 coins 10 Money int True 5
s = Stack([1]).push(2)
print(s, s[-1], type(s[:]).__name__, len(s), s == [1, 2])  # expect: [1, 2] 2 list 2 True
n = Name("ada")
n.extra = 1
print(n.upper(), type(n.upper()).__name__, n.extra, {n: 1}["ada"])  # expect: ADA str 1 1
