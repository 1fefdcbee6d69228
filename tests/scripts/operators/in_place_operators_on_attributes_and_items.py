class Box:
    def __init__(self):
        self.n = 1
        self.items = {"a": [1], "b": 2}


box = Box()
box.n += 1
box.n **= 5
box.items["a"] += [2]
box.items["b"] -= 5
box.items["a"][0] <<= 3
print(box.n, box.items)  # expect: 32 {'a': [8, 2], 'b': -3}
box.items |= {"c": 3}
print(box.items)  # expect: {'a': [8, 2], 'b': -3, 'c': 3}
