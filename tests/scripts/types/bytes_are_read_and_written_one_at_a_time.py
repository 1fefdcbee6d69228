text, array = b"abc", bytearray(b"abc")
print(text[0], text[-1], array[1], array[True])  # expect: 97 99 98 98
array[0] += 1
array[-1] = 255
array[False] = 100
print(array, list(array), text[1:], array[::2])  # expect: bytearray(b'db\xff') [100, 98, 255] b'bc' bytearray(b'd\xff')


class Doubled(bytearray):
    def __getitem__(self, index):
        return 2 * super().__getitem__(index)

    def __setitem__(self, index, value):
        super().__setitem__(index, value // 2)


doubled = Doubled(b"ab")
doubled[0] = 100
print(doubled[0], doubled[1], doubled)  # expect: 100 196 Doubled(b'2b')


def attempt(action):
    try:
        print(action())
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: text[3])  # expect: IndexError index out of range
attempt(lambda: array[-4])  # expect: IndexError bytearray index out of range
attempt(lambda: text["a"])  # expect: TypeError byte indices must be integers or slices, not str
attempt(lambda: text[10**30])  # expect: IndexError cannot fit 'int' into an index-sized integer
attempt(lambda: array.__setitem__(0, 256))  # expect: ValueError byte must be in range(0, 256)
attempt(lambda: array.__setitem__(9, 1))  # expect: IndexError bytearray index out of range


def write(index, value):
    array[index] = value


attempt(lambda: write(0, -1))  # expect: ValueError byte must be in range(0, 256)
attempt(lambda: write(0, 1.5))  # expect: TypeError 'float' object cannot be interpreted as an integer
attempt(lambda: write(3, 1))  # expect: IndexError bytearray index out of range
attempt(lambda: write("a", 1))  # expect: TypeError bytearray indices must be integers or slices, not str
