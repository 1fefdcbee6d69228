def none():
    pass


def one(a):
    pass


def upto(a, b=1):
    pass


class C:
    def m(self):
        pass


for call in (lambda: none(1), lambda: one(), lambda: one(1, 2), lambda: upto(1, 2, 3), lambda: C().m(1), lambda: C.m()):
    try:
        call()
    except TypeError as e:
        print(e)
        # expect: none() takes 0 positional arguments but 1 was given
        # expect: one() missing 1 required positional argument: 'a'
        # expect: one() takes 1 positional argument but 2 were given
        # expect: upto() takes from 1 to 2 positional arguments but 3 were given
        # expect: C.m() takes 1 positional argument but 2 were given
        # expect: C.m() missing 1 required positional argument: 'self'
