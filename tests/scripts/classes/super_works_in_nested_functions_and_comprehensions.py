class Base:
    def value(self):
        return 1


class C(Base):
    def value(self):
        def inner():
            return super(C, self).value() + 1

        return inner() + super().value()

    def cls(self):
        return __class__.__name__


print(C().value(), C().cls())  # expect: 3 C
