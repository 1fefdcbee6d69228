def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__ + ":", error)
class Base:
    __slots__ = ("a", "b")
class Left(Base):
    __slots__ = ()
class Right(Base):
    __slots__ = ()
class Both(Left, Right):
    __slots__ = ()
both = Both(); both.a = 1; both.b = 2
print(both.a, both.b, hasattr(both, "__dict__"))
class More(Right):
    __slots__ = ("c",)
class Third(Left, More):
    pass
third = Third(); third.a, third.b, third.c, third.d = 1, 2, 3, 4
print(third.a, third.b, third.c, third.d, third.__dict__)
class Other:
    __slots__ = ("z",)
def conflict():
    class Bad(Base, Other): pass
attempt(conflict)
def conflict2():
    class Less(Left):
        __slots__ = ("d",)
    class Bad(Less, More): pass
attempt(conflict2)
class Loose: pass
class Fine(Loose, Both, More): pass
fine = Fine(); fine.c = 3; fine.q = 4
print(fine.c, fine.q)
# expect: 1 2 False
# expect: 1 2 3 4 {'d': 4}
# expect: TypeError: multiple bases have instance lay-out conflict
# expect: TypeError: multiple bases have instance lay-out conflict
# expect: 3 4
