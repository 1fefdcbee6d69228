class Base:
    inherited = 1


class C(Base):
    own = 2

    def __init__(self):
        self.here = 3


print([n for n in dir(C()) if not n.startswith("__")], vars(C()), sorted(k for k in vars(C) if k[0] != "_"))
# expect: ['here', 'inherited', 'own'] {'here': 3} ['own']
print(getattr(C(), "own"), getattr(C(), "none", "default"), hasattr(C, "here"))  # expect: 2 default False
