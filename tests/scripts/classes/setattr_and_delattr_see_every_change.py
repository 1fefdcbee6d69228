class C:
    def __setattr__(self, name, value):
        print("set", name, value)  # expect: set x 1
        # expect: set x 2
        # expect: set y 5
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)  # expect: del x
        object.__delattr__(self, name)


c = C()
c.x = 1
c.x += 1
setattr(c, "y", 5)
del c.x
print(c.__dict__)  # expect: {'y': 5}
C.z = 3
print(c.z)  # expect: 3
