# since: 3.14
import copy
import warnings
from typing import (
    Annotated, AsyncGenerator, Callable, ContextManager, Generator, Generic, List, NamedTuple, NotRequired, ParamSpec,
    Required, Self, Tuple, TypedDict, TypeVar, TypeVarTuple, Union, Unpack, get_type_hints, no_type_check,
)

warnings.simplefilter("always")
T = TypeVar("T")
Default = TypeVar("Default", default=int)
Ts = TypeVarTuple("Ts")
DefaultTs = TypeVarTuple("DefaultTs", default=Unpack[Tuple[str, int]])
P = ParamSpec("P")


class Pair(Generic[T, Default]): ...


class Many(Generic[T, *Ts]): ...


class Filled(Generic[T, Unpack[DefaultTs]]): ...


class Node(NamedTuple, Generic[T]):
    value: T


class First(TypedDict):
    key: NotRequired[int]


class Second(TypedDict):
    key: Required[str]


class Both(First, Second): ...


@no_type_check
class Unchecked:
    class Inner:
        x: "no type at all"

    @staticmethod
    def still(x: "nor this"): ...


def tell(what):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(what())
        except (TypeError, SyntaxError) as problem:
            print(f"{type(problem).__name__}: {problem}")
    for warning in caught:
        print(" ", str(warning.message)[:70])


for alias in (
    lambda: tuple[*Ts][int, str], lambda: list[tuple[T, *Ts]][int, str, bool], lambda: Annotated[tuple[*Ts], 1][int],
    lambda: Many[int, *tuple[str, bool]], lambda: Filled[float].__args__, lambda: Callable[P, T][[int, *Ts], bool][str],
    lambda: Callable[int, str], lambda: Union[T, "x"].__args__, lambda: Generator[int], lambda: AsyncGenerator[int],
    lambda: ContextManager[int], lambda: Node[int](3), lambda: Node.__bases__, lambda: List[Self],
    lambda: copy.copy(Tuple[T, int]) == Tuple[T, int], lambda: sorted(Both.__required_keys__ - Both.__optional_keys__),
    lambda: (Unchecked.Inner.__no_type_check__, get_type_hints(Unchecked.still)), lambda: get_type_hints(str.join),
):
    tell(alias)
for wrong in (
    lambda: Pair[()], lambda: Many[()], lambda: Generic[Default, T], lambda: Generic[*Ts, Default], lambda: List[""],
    lambda: Generic["/"], lambda: Tuple[Generic[T]], lambda: Required[NotRequired], lambda: iter(List),
    lambda: iter(Union[int, str]), lambda: Annotated[Unpack[Ts], 1], lambda: type("X", (type(Required),), {}),
    lambda: type("Y", (type(List[int]),), {}), lambda: NamedTuple("A", x=int)._fields, lambda: NamedTuple("A", None),
    lambda: TypedDict("A"), lambda: NamedTuple("A", [], x=int),
):
    tell(wrong)

# expect: tuple[int, str]
# expect: list[tuple[int, str, bool]]
# expect: typing.Annotated[tuple[int], 1]
# expect: __main__.Many[int, *tuple[str, bool]]
# expect: (<class 'float'>, <class 'str'>, <class 'int'>)
# expect: typing.Callable[[int, str], bool]
# expect: typing.Callable[[int], str]
# expect: (~T, ForwardRef('x'))
# expect: typing.Generator[int, NoneType, NoneType]
# expect: typing.AsyncGenerator[int, NoneType]
# expect: typing.ContextManager[int, bool | None]
# expect: Node(value=3)
# expect: (<class 'tuple'>, <class 'typing.Generic'>)
# expect: typing.List[typing.Self]
# expect: True
# expect: ['key']
# expect: (True, {})
# expect: {}
# expect: TypeError: Too few arguments for <class '__main__.Pair'>; actual 0, expected at least 1
# expect: TypeError: Too few arguments for <class '__main__.Many'>; actual 0, expected at least 1
# expect: TypeError: Type parameter ~T without a default follows type parameter with a default
# expect: TypeError: Type parameter with a default follows TypeVarTuple
# expect: SyntaxError: Forward reference must be an expression -- got ''
# expect: SyntaxError: Forward reference must be an expression -- got '/'
# expect: TypeError: typing.Generic[~T] is not valid as type argument
# expect: TypeError: Plain typing.NotRequired is not valid as type argument
# expect: TypeError: '_SpecialGenericAlias' object is not iterable
# expect: TypeError: 'typing.Union' object is not iterable
# expect: TypeError: Annotated[...] should not be used with an unpacked TypeVarTuple
# expect: TypeError: Cannot subclass special typing classes
# expect: TypeError: Cannot subclass special typing classes
# expect: ('x',)
# expect:   Creating NamedTuple classes using keyword arguments is deprecated and 
# expect: <class '__main__.A'>
# expect:   Passing `None` as the 'fields' parameter is deprecated and will be dis
# expect: <class '__main__.A'>
# expect:   Failing to pass a value for the 'fields' parameter is deprecated and w
# expect: TypeError: Either list of fields or keywords can be provided to NamedTuple, not both
