# since: 3.13
import dataclasses
import typing
from dataclasses import dataclass


@dataclass
class Odd:
    x: "typing.ClassVar.[int]" = 1
    y: " dataclasses . InitVar+" = 2
    z: "int | ClassVar" = 3


print([field.name for field in dataclasses.fields(Odd)], Odd.__init__.__annotations__.keys())
# expect: ['z'] dict_keys(['y', 'z', 'return'])


class Root:
    __slots__ = iter(["a"])


try:

    @dataclass(slots=True)
    class Below(Root):
        b: int

except TypeError as problem:
    print(problem)  # expect: Slots of 'Root' cannot be determined


class Meta(type):
    __call__ = dict


@dataclass
class Called(metaclass=Meta): ...


print(repr(Called.__doc__))  # expect: 'Called'
