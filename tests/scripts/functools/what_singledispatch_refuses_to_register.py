# since: 3.14
from functools import singledispatch


@singledispatch
def show(value):
    return "object"


try:

    @show.register
    def _(value: "Later"):
        return "later"

except TypeError as error:
    print(error)  # expect: Invalid annotation for 'value'. ForwardRef('Later') is an unresolved forward reference.
try:

    @show.register
    def _(value: list[int]):
        return "list"

except TypeError as error:
    print(error)  # expect: Invalid annotation for 'value'. list[int] is not a class.
try:
    show.register(3, show)
except TypeError as error:
    print(error)  # expect: Invalid first argument to `register()`. 3 is not a class or union type.
try:
    enumerate()
except TypeError as error:
    print(error)  # expect: enumerate() missing required argument 'iterable'
