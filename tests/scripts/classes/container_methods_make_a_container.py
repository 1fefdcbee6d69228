class Table:
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        print("get", key)  # expect: get a
        # expect: get a
        return self.data[key]

    def __setitem__(self, key, value):
        print("set", key, value)  # expect: set a 1
        # expect: set a 2
        # expect: set (1, 2) 3
        self.data[key] = value

    def __delitem__(self, key):
        print("del", key)  # expect: del a
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __reversed__(self):
        return "reversed"


t = Table()
t["a"] = 1
t["a"] += 1
t[1, 2] = 3
print(t["a"], len(t), list(t), reversed(t), (1, 2) in t)  # expect: 2 2 ['a', (1, 2)] reversed True
del t["a"]
print(list(t))  # expect: [(1, 2)]
