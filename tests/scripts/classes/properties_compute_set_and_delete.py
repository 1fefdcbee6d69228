class Box:
    def __init__(self):
        self._size = 1

    @property
    def size(self):
        """How big."""
        return self._size

    @size.setter
    def size(self, value):
        print("setting", value)  # expect: setting 5
        # expect: setting 7
        self._size = value

    @size.deleter
    def size(self):
        print("deleting")  # expect: deleting
        self._size = 0

    @property
    def fixed(self):
        return "fixed"


b = Box()
b.size = 5
b.size += 2
print(b.size, Box.size.__doc__, b.fixed)  # expect: 7 How big. fixed
del b.size
print(b.size)  # expect: 0
for change in (lambda: setattr(b, "fixed", 1), lambda: delattr(b, "fixed")):
    try:
        change()
    except AttributeError as e:
        print(e)  # expect: property 'fixed' of 'Box' object has no setter
        # expect: property 'fixed' of 'Box' object has no deleter
