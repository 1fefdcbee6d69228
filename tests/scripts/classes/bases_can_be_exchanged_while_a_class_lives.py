# The order of resolution follows, of the class and of all that derive from it; instances keep their layout.
class Quiet:
    def speak(self):
        return "..."


class Loud:
    def speak(self):
        return "!"

    def shout(self):
        return self.speak() * 3


class Animal(Quiet):
    pass


class Dog(Animal):
    def __repr__(self):
        return f"Dog: {self.speak()}"


dog = Dog()
print(dog, hasattr(dog, "shout"), [cls.__name__ for cls in Dog.__mro__])
# expect: Dog: ... False ['Dog', 'Animal', 'Quiet', 'object']
Animal.__bases__ = (Loud,)
print(dog, dog.shout(), [cls.__name__ for cls in Dog.__mro__], isinstance(dog, Quiet))
# expect: Dog: ! !!! ['Dog', 'Animal', 'Loud', 'object'] False
print([cls.__name__ for cls in Quiet.__subclasses__()], [cls.__name__ for cls in Loud.__subclasses__()])
# expect: [] ['Animal']
Animal.__bases__ = (Quiet, Loud)
print(dog.shout(), Animal.__base__.__name__, Animal.__bases__)
# expect: ......... Quiet (<class '__main__.Quiet'>, <class '__main__.Loud'>)


def attempt(cls, bases):
    try:
        cls.__bases__ = bases
        print("done", [base.__name__ for base in cls.__bases__])
    except TypeError as error:
        print(error)


class Slotted:
    __slots__ = ("a",)


class Plain:
    pass


attempt(Animal, 3)  # expect: can only assign tuple to Animal.__bases__, not int
attempt(Animal, ())  # expect: can only assign non-empty tuple to Animal.__bases__, not ()
attempt(Animal, (Quiet, 5))  # expect: Animal.__bases__ must be tuple of classes, not 'int'
attempt(Animal, (Dog,))  # expect: a __bases__ item causes an inheritance cycle
attempt(Animal, (Quiet, Quiet))  # expect: duplicate base class Quiet
attempt(Animal, (Slotted,))  # expect: __bases__ assignment: 'Slotted' object layout differs from 'Quiet'
attempt(Animal, (dict,))  # expect: __bases__ assignment: 'dict' object layout differs from 'Quiet'
attempt(Animal, (bool,))  # expect: type 'bool' is not an acceptable base type
attempt(Plain, (Quiet,))  # expect: __bases__ assignment: 'Quiet' deallocator differs from 'object'
attempt(int, (Quiet,))  # expect: cannot set '__bases__' attribute of immutable type 'int'
print([base.__name__ for base in Animal.__bases__], dog)  # expect: ['Quiet', 'Loud'] Dog: ...


# A metaclass may refuse; then everything is as before.
class Fussy(type):
    def mro(cls):
        if "Loud" in [base.__name__ for base in cls.__bases__]:
            raise RuntimeError("too loud")
        return super().mro()


class Pet(Quiet, metaclass=Fussy):
    pass


class Cat(Pet):
    pass


try:
    Pet.__bases__ = (Loud,)
except RuntimeError as error:
    print(error, [cls.__name__ for cls in Cat.__mro__], Cat().speak())
    # expect: too loud ['Cat', 'Pet', 'Quiet', 'object'] ...


# A class is told which cell of its body is its own.
class Careless(type):
    def __new__(cls, name, bases, namespace, cell):
        namespace["__classcell__"] = cell
        return super().__new__(cls, name, bases, namespace)


try:

    class Wrong(metaclass=Careless, cell=0):
        pass

except TypeError as error:
    print(error)  # expect: __classcell__ must be a nonlocal cell, not <class 'int'>


class Twice(type):
    def __new__(cls, name, bases, namespace):
        made = super().__new__(cls, name, bases, dict(namespace))
        type("Other", (), namespace)
        return made


try:

    class Confused(metaclass=Twice):
        def method(self):
            return __class__

except TypeError as error:
    print(error)
    # expect: __class__ set to <class '__main__.Confused'> defining 'Confused' as <class '__main__.Confused'>


# Copies of instances of classes that derive from builtin ones keep their attributes.
import copy


class Tags(frozenset):
    pass


class Buffer(bytearray):
    pass


for thing in (Tags([1, 2]), Buffer(b"ab")):
    thing.note = ["n"]
    shallow, deep = copy.copy(thing), copy.deepcopy(thing)
    print(type(shallow).__name__, shallow == thing, shallow.note is thing.note, deep.note, deep.note is thing.note)
    # expect: Tags True True ['n'] False
    # expect: Buffer True True ['n'] False
