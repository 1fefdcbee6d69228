# since: 3.14
def attempt(f):
    try:
        f()
    except ValueError as e:
        print(e)  # expect: too many values to unpack (expected 2, got 3)
        # expect: too many values to unpack (expected 2, got 4)
        # expect: too many values to unpack (expected 2)


def from_list():
    a, b = [1, 2, 3]


def from_dict():
    a, b = {1: 1, 2: 2, 3: 3, 4: 4}


def from_generator():
    a, b = (n for n in range(3))


attempt(from_list)
attempt(from_dict)
attempt(from_generator)
