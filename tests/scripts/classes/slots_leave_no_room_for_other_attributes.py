# since: 3.14
class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))  # expect: 1 False False
for change in (lambda: setattr(p, "z", 1), lambda: p.y):
    try:
        change()
    except AttributeError as e:
        print(e)  # expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
        # expect: 'P' object has no attribute 'y'
p.y = 2
del p.x
print(hasattr(p, "x"), P.x.__name__, P.__slots__)  # expect: False x ('x', 'y')


class Q(P):
    pass


q = Q(3)
q.z = 4
print(q.x, q.__dict__)  # expect: 3 {'z': 4}
