class cached:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        print("computing", self.name)  # expect: computing area
        # expect: computing area
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @cached
    def area(self):
        return 3 * self.r**2


c = Circle(2)
print(c.area, c.area)  # expect: 12 12
del c.area
print(c.area)  # expect: 12
