class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return f"<{self.degrees}|{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


c = Celsius(21)
print(f"{c} {c:x y} {c!s} {c!r} {c!s:>5}")
# expect: <21|> <21|x y> str repr   str
