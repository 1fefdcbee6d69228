class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Bool(Len):
    def __bool__(self):
        return self.n == 0


print(bool(Len(0)), bool(Len(2)), bool(Bool(0)), bool(Bool(2)), bool(object()))
# expect: False True True False True
if not Len(0):
    print("empty is false")  # expect: empty is false


class Wrong:
    def __bool__(self):
        return 1


class Negative:
    def __len__(self):
        return -1


for wrong in (Wrong(), Negative()):
    try:
        bool(wrong)
    except (TypeError, ValueError) as e:
        print(e)  # expect: __bool__ should return bool, returned int
        # expect: __len__() should return >= 0
