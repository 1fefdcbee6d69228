class Squares:
    def __getitem__(self, i):
        if i == 4:
            raise IndexError
        return i * i


print(list(Squares()), max(Squares()), 9 in Squares(), *Squares())  # expect: [0, 1, 4, 9] 9 True 0 1 4 9
a, b, c, d = Squares()
print(d)  # expect: 9
