class Custom:
    color = 1

    def __getattr__(self, name):
        raise AttributeError(f"custom {name}")


class Mine(AttributeError):
    pass


class Subclass:
    def __getattr__(self, name):
        raise Mine("mine")


class Told:
    def __getattr__(self, name):
        raise AttributeError("told", name="x", obj=3)


class Property:
    @property
    def p(self):
        raise AttributeError("in p")


for asked, name in ((Custom(), "colr"), (Subclass(), "siz"), (Told(), "y"), (Property(), "p")):
    try:
        getattr(asked, name)
    except AttributeError as error:
        print(error, error.name, error.obj is asked, type(error).__name__)
try:
    Custom().colr
except AttributeError as error:
    print(error.name, type(error.obj).__name__)
print(getattr(Custom(), "zzz", 5), hasattr(Custom(), "q"))

# expect: custom colr colr True AttributeError
# expect: mine siz True Mine
# expect: told x False AttributeError
# expect: in p p True AttributeError
# expect: colr Custom
# expect: 5 False
