class C:
    @property
    def p(self):
        raise AttributeError("inside p")

    def __getattr__(self, name):
        return "from getattr: " + name


print(C().p)  # expect: from getattr: p


class D:
    @property
    def p(self):
        return self.missing


try:
    D().p
except AttributeError as e:
    print(e)  # expect: 'D' object has no attribute 'missing'
