class Base:
    def f(self):
        return "base"

    @classmethod
    def make(cls):
        return cls.__name__


class Left(Base):
    def f(self):
        return "left>" + super().f()

    @classmethod
    def make(cls):
        return "made " + super().make()


class Right(Base):
    def f(self):
        return "right>" + super(Right, self).f()


class Both(Left, Right):
    pass


print(Both().f(), Both.make(), super(Left, Both()).f())  # expect: left>right>base made Both right>base
print(super(Base, Both()).__repr__()[:15], Left().f())  # expect: <__main__.Both  left>base
