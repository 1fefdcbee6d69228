def plain():
    name: int
    print(name)


def bracketed():
    (nowhere): int
    print(nowhere)


for function in (plain, bracketed):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)
        # expect: UnboundLocalError cannot access local variable 'name' where it is not associated with a value
        # expect: NameError name 'nowhere' is not defined


# A class of exceptions that makes something else: the complaint is what is thrown.
class Strange(Exception):
    def __new__(cls, *arguments):
        return cls


def generator():
    try:
        yield
    except TypeError as error:
        print("inside:", str(error)[:30])  # expect: inside: calling <class '__main__.Stran


made = generator()
next(made)
try:
    made.throw(Strange)
except StopIteration:
    print("ended")  # expect: ended


# Objects change their class only for one whose slots are the same.
class First:
    __slots__ = ("a", "b")


class Second:
    __slots__ = ("b", "a")


class Third:
    __slots__ = ("c", "b")


thing = First()
thing.a = 1
thing.__class__ = Second
print(thing.a, type(thing).__name__)  # expect: 1 Second
try:
    thing.__class__ = Third
except TypeError as error:
    print(error)  # expect: __class__ assignment: 'Third' object layout differs from 'Second'
