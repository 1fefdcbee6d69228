"""Method calls: inheritance, `super`, properties, and the same call on objects of several classes."""


class Shape:
    def __init__(self, name):
        self.name = name
        self.calls = 0

    def area(self):
        raise NotImplementedError

    def describe(self):
        self.calls += 1
        return self.area()


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)

    def describe(self):
        return super().describe() + 1


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    @property
    def diameter(self):
        return self.radius * 2

    def area(self):
        return 3 * self.diameter * self.diameter // 4


class Toggle:
    def __init__(self, start):
        self.state = start

    def value(self):
        return self.state

    def activate(self):
        self.state = not self.state
        return self


class NthToggle(Toggle):
    def __init__(self, start, limit):
        super().__init__(start)
        self.limit = limit
        self.counter = 0

    def activate(self):
        self.counter += 1
        if self.counter >= self.limit:
            super().activate()
            self.counter = 0
        return self


def main():
    toggle = Toggle(True)
    on = 0
    for _ in range(900_000):
        if toggle.activate().value():
            on += 1
    print(on)

    nth = NthToggle(True, 3)
    on = 0
    for _ in range(600_000):
        if nth.activate().value():
            on += 1
    print(on)

    shapes = [Rectangle(3, 4), Square(5), Circle(6), Rectangle(7, 8), Square(9)]
    total = 0
    for n in range(900_000):
        total += shapes[n % 5].describe()
    print(total, [shape.calls for shape in shapes])


main()
