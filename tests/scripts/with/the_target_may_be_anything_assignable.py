class M:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *args):
        pass


d = {}
with M((1, [2, 3])) as (a, [b, c]), M("v") as d["key"]:
    print(a, b, c, d)  # expect: 1 2 3 {'key': 'v'}
with M([1, 2, 3]) as (x, *y):
    print(x, y)  # expect: 1 [2, 3]
