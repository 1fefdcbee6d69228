class Caterpillar:
    def move(self):
        return "crawls"


class Butterfly:
    def move(self):
        return "flies"


x = Caterpillar()
x.name = "Pat"
print(x.name, x.move())  # expect: Pat crawls
x.__class__ = Butterfly
print(x.name, x.move(), isinstance(x, Butterfly))  # expect: Pat flies True
try:
    x.__class__ = int
except TypeError as e:
    print(str(e).split(":")[0])
    # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
