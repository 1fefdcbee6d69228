class Field:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)  # expect: named Record a
        # expect: named Record b
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, None)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class Record:
    a = Field()
    b = Field()


r = Record()
r.a = 1
print(r.a, r.b, vars(r), type(Record.a).__name__)  # expect: 1 None {'_a': 1} Field
