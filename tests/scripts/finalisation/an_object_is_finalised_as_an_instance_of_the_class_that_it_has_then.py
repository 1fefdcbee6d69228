class Plain:
    def __init__(self, name):
        self.name = name


class Watched(Plain):
    def __del__(self):
        print("gone:", self.name)


first = Plain("first")
first.__class__ = Watched
del first  # expect: gone: first

second = Watched("second")
second.__class__ = Plain
del second

third = Watched("third")
third.__class__ = Plain
third.__class__ = Watched
del third  # expect: gone: third
print("end")  # expect: end
