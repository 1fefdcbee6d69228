# since: 3.14
import typing
from typing import *
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__ + ":", error)
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V", bound=int); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
for t in (List[int], Dict[str, int], Set[T], Tuple[int, ...], Tuple[()], Tuple[int, str], Optional[int], Union[int, str], Union[int, None, str], Union[int], Optional["Foo"], FrozenSet[int], Type[int], Any, List, Dict, Tuple, Optional, Union, Literal[1, "a", True, None], Literal["x"], ClassVar[int], Final[str], Final, Annotated[int, "meta", 3], Required[int], NotRequired[str], NoReturn, Never, Self, LiteralString, TypeAlias, TypeGuard[int], T, V, P, Ts, List[List[T]], Dict[str, List[T]], List["Fwd"], Generic[T], NoDefault, Text, TYPE_CHECKING, Concatenate[int, P], Unpack[Ts], P.args, P.kwargs, Generic, ReadOnly[int], TypeIs[int]):
    print(t)
print(List[T][int], Dict[K, V][str, bool], Dict[str, T][int], List[List[T]][str], Union[T, int][str], Optional[T][int], Tuple[T, K][int, str])
print(List[int] == List[int], List[int] == List[str], hash(List[int]) == hash(List[int]), List[int] == list[int], Union[int, str] == Union[str, int], Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True], Literal[Literal[1], 2])
print(get_origin(List[int]), get_args(List[int]), get_origin(Union[int, str]), get_args(Union[int, str]), get_origin(list[int]), get_args(dict[str, int]), get_origin(int), get_args(int), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_args(Literal[1, 2]), get_origin(Generic[T]), get_origin(ClassVar[int]), get_origin(P.args))
attempt(lambda: List[int, str]); attempt(lambda: Dict[int]); attempt(lambda: List[int][str]); attempt(lambda: Optional[int, str]); attempt(lambda: isinstance(1, List[int])); attempt(lambda: isinstance([], List)); attempt(lambda: List[int]()); attempt(lambda: List()); attempt(lambda: Any()); attempt(lambda: isinstance(1, Any)); attempt(lambda: Union[()]); attempt(lambda: ClassVar[1, 2]); attempt(lambda: NoReturn[int]); attempt(lambda: Annotated[int]); attempt(lambda: Final()); attempt(lambda: isinstance(1, Final)); attempt(lambda: Literal[[]]); attempt(lambda: Generic[int]); attempt(lambda: Generic[T, T]); attempt(lambda: Generic[()]); attempt(lambda: List[ClassVar[int]]); attempt(lambda: Any[int]); attempt(lambda: typing.nope)
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1)
print(s.items, Stack[int], Stack.__parameters__, Stack[int].__args__, s.__orig_class__, Stack.__orig_bases__, Stack.__mro__, Stack[T][int], isinstance(s, Stack))
attempt(lambda: Stack[int, str]); attempt(lambda: Stack[int][str]); attempt(lambda: isinstance(s, Stack[int]))
class Pair(Generic[K, V]): pass
class IntPair(Pair[int, V]): pass
print(Pair[int, str], IntPair.__parameters__, IntPair[bool], IntPair.__orig_bases__, IntPair.__bases__)
def bad():
    class X(Generic): pass
attempt(bad)
def bad2():
    class X(Generic[T], Generic[K]): pass
attempt(bad2)
def bad3():
    class X(List[K], Generic[T]): pass
attempt(bad3)
class MyList(List[int]): pass
print(MyList([1, 2]), MyList.__mro__, MyList.__orig_bases__)
class Box[A, B = int]:
    def get(self) -> A: ...
print(Box[int], Box[int, str], Box.__type_params__, Box.__parameters__, Box.__bases__)
UserId = NewType("UserId", int)
print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, type(UserId), UserId | None)
print(cast(int, "x"), assert_type(3, int))
attempt(lambda: assert_never(3))
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(3), len(get_overloads(f))); clear_overloads(); print(get_overloads(f))
@overload
def only(x): ...
attempt(lambda: only(1))
@final
class Fin: pass
print(Fin.__final__)
class Ov:
    @override
    def m(self): pass
print(Ov.m.__override__)
class H:
    x: int
    y: "Optional[str]" = None
    z: ClassVar[List["H"]] = []
    w: Annotated[int, "m"] = 3
    def m(self, a: "int", b: Optional["H"] = None) -> "List[int]": pass
print(get_type_hints(H)); print(get_type_hints(H, include_extras=True)); print(get_type_hints(H.m))
attempt(lambda: get_type_hints(3))
class Mov(TypedDict):
    name: str
    year: int
class Mov2(Mov, total=False):
    extra: Required[bool]
    opt: str
m = Mov(name="a", year=3); print(m, type(m), Mov.__annotations__, Mov2.__required_keys__ == {"name", "year", "extra"}, Mov2.__optional_keys__, Mov.__total__, Mov2.__total__, is_typeddict(Mov), is_typeddict(dict), Mov.__name__, Mov)
attempt(lambda: isinstance({}, Mov)); attempt(lambda: issubclass(dict, Mov))
TD = TypedDict("TD", {"a": int, "b": str}); print(TD, TD.__annotations__, TD(a=1, b="x"), get_type_hints(Mov2))
def badtd():
    class X(Mov, int): pass
attempt(badtd)
class Emp(NamedTuple):
    """Employee."""
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
    @property
    def up(self): return self.name.upper()
e = Emp("bob"); print(e, e.hi(), e.up, Emp._fields, Emp._field_defaults, Emp.__annotations__, Emp.__doc__, e._replace(id=5), e == ("bob", 3), Emp.__mro__, Emp.__orig_bases__[0] is NamedTuple, e._asdict(), Emp.__name__, Emp.__module__)
attempt(lambda: Emp()); attempt(lambda: Emp("a", 1, 2))
def badnt():
    class X(NamedTuple):
        a: int = 1
        b: str
attempt(badnt)
NT = NamedTuple("NT", [("a", int), ("b", str)]); print(NT(1, "x"), NT.__annotations__)
class GN(NamedTuple, Generic[T]):
    x: T
print(GN(3), GN[int](4), GN.__parameters__)
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
class HasName(Protocol):
    name: str
    def hi(self) -> str: ...
@runtime_checkable
class HasX(Protocol):
    x: int
class Impl(HasName):
    name = "n"
    def hi(self): return "hi"
class Duck:
    x = 1
    def __len__(self): return 3
print(isinstance([], Sized2), isinstance(3, Sized2), isinstance(Duck(), Sized2), issubclass(list, Sized2), issubclass(int, Sized2), isinstance(Duck(), HasX), isinstance(3, HasX), Impl().hi())
attempt(lambda: isinstance(3, HasName)); attempt(lambda: HasName()); attempt(lambda: issubclass(Duck, HasX)); attempt(lambda: Sized2())
print(is_protocol(HasName), is_protocol(Impl), sorted(get_protocol_members(HasName)), HasName.__mro__, Protocol)
class GP(Protocol[T]):
    def get(self) -> T: ...
print(GP[int], GP.__parameters__)
print(isinstance(3, SupportsInt), isinstance("x", SupportsInt), isinstance(3, SupportsIndex), issubclass(float, SupportsFloat), isinstance(3, SupportsAbs))
def badp():
    class X(int, Protocol): pass
attempt(badp)
type Alias[Q] = list[Q]
print(Alias, Alias[int], Alias.__value__, Alias.__type_params__)
print(AnyStr, AnyStr.__constraints__, ForwardRef("x"), typing.TypeVar("Z", int, str).__constraints__)
print(List[int] | None, Optional[List[int]], Union[List[int], str], int | List[str])
print(sorted(n for n in dir(typing) if n in typing.__all__) == sorted(typing.__all__))
# expect: typing.List[int]
# expect: typing.Dict[str, int]
# expect: typing.Set[~T]
# expect: typing.Tuple[int, ...]
# expect: typing.Tuple[()]
# expect: typing.Tuple[int, str]
# expect: int | None
# expect: int | str
# expect: int | None | str
# expect: <class 'int'>
# expect: ForwardRef('Foo') | None
# expect: typing.FrozenSet[int]
# expect: typing.Type[int]
# expect: typing.Any
# expect: typing.List
# expect: typing.Dict
# expect: typing.Tuple
# expect: typing.Optional
# expect: <class 'typing.Union'>
# expect: typing.Literal[1, 'a', True, None]
# expect: typing.Literal['x']
# expect: typing.ClassVar[int]
# expect: typing.Final[str]
# expect: typing.Final
# expect: typing.Annotated[int, 'meta', 3]
# expect: typing.Required[int]
# expect: typing.NotRequired[str]
# expect: typing.NoReturn
# expect: typing.Never
# expect: typing.Self
# expect: typing.LiteralString
# expect: typing.TypeAlias
# expect: typing.TypeGuard[int]
# expect: ~T
# expect: ~V
# expect: ~P
# expect: Ts
# expect: typing.List[typing.List[~T]]
# expect: typing.Dict[str, typing.List[~T]]
# expect: typing.List[ForwardRef('Fwd')]
# expect: typing.Generic[~T]
# expect: typing.NoDefault
# expect: <class 'str'>
# expect: False
# expect: typing.Concatenate[int, ~P]
# expect: typing.Unpack[Ts]
# expect: P.args
# expect: P.kwargs
# expect: <class 'typing.Generic'>
# expect: typing.ReadOnly[int]
# expect: typing.TypeIs[int]
# expect: typing.List[int] typing.Dict[str, bool] typing.Dict[str, int] typing.List[typing.List[str]] str | int int | None typing.Tuple[int, str]
# expect: True False True False True True False typing.Literal[1, 2]
# expect: <class 'list'> (<class 'int'>,) <class 'typing.Union'> (<class 'int'>, <class 'str'>) <class 'list'> (<class 'str'>, <class 'int'>) None () typing.Annotated (<class 'int'>, 1) (1, 2) <class 'typing.Generic'> typing.ClassVar ~P
# expect: TypeError: Too many arguments for typing.List; actual 2, expected 1
# expect: TypeError: Too few arguments for typing.Dict; actual 1, expected 2
# expect: TypeError: typing.List[int] is not a generic class
# expect: TypeError: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
# expect: TypeError: Subscripted generics cannot be used with class and instance checks
# expect: True
# expect: TypeError: Type List cannot be instantiated; use list() instead
# expect: TypeError: Type List cannot be instantiated; use list() instead
# expect: TypeError: Any cannot be instantiated
# expect: TypeError: typing.Any cannot be used with isinstance()
# expect: TypeError: Cannot take a Union of no types.
# expect: TypeError: typing.ClassVar accepts only single type. Got (1, 2).
# expect: TypeError: typing.NoReturn is not subscriptable
# expect: TypeError: Annotated[...] should be used with at least two arguments (a type and an annotation).
# expect: TypeError: Cannot instantiate typing.Final
# expect: TypeError: typing.Final cannot be used with isinstance()
# expect: typing.Literal[[]]
# expect: TypeError: Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: TypeError: Parameters to Generic[...] must all be unique
# expect: TypeError: Parameter list to Generic[...] cannot be empty
# expect: TypeError: typing.ClassVar[int] is not valid as type argument
# expect: TypeError: type 'Any' is not subscriptable
# expect: AttributeError: module 'typing' has no attribute 'nope'
# expect: [1] __main__.Stack[int] (~T,) (<class 'int'>,) __main__.Stack[int] (typing.Generic[~T],) (<class '__main__.Stack'>, <class 'typing.Generic'>, <class 'object'>) __main__.Stack[int] True
# expect: TypeError: Too many arguments for <class '__main__.Stack'>; actual 2, expected 1
# expect: TypeError: __main__.Stack[int] is not a generic class
# expect: TypeError: Subscripted generics cannot be used with class and instance checks
# expect: __main__.Pair[int, str] (~V,) __main__.IntPair[bool] (__main__.Pair[int, ~V],) (<class '__main__.Pair'>,)
# expect: TypeError: Cannot inherit from plain Generic
# expect: TypeError: Cannot inherit from Generic[...] multiple times.
# expect: TypeError: Some type variables (~K) are not listed in Generic[~T]
# expect: [1, 2] (<class '__main__.MyList'>, <class 'list'>, <class 'typing.Generic'>, <class 'object'>) (typing.List[int],)
# expect: __main__.Box[int, int] __main__.Box[int, str] (A, B) (A, B) (<class 'typing.Generic'>,)
# expect: __main__.UserId 5 <class 'int'> UserId <class 'typing.NewType'> __main__.UserId | None
# expect: x 3
# expect: AssertionError: Expected code to be unreachable, but got: 3
# expect: 3 2
# expect: []
# expect: NotImplementedError: You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.
# expect: True
# expect: True
# expect: {'x': <class 'int'>, 'y': str | None, 'z': typing.ClassVar[typing.List[__main__.H]], 'w': <class 'int'>}
# expect: {'x': <class 'int'>, 'y': str | None, 'z': typing.ClassVar[typing.List[__main__.H]], 'w': typing.Annotated[int, 'm']}
# expect: {'a': <class 'int'>, 'b': __main__.H | None, 'return': typing.List[int]}
# expect: TypeError: 3 does not have annotations
# expect: {'name': 'a', 'year': 3} <class 'dict'> {'name': <class 'str'>, 'year': <class 'int'>} True frozenset({'opt'}) True False True False Mov <class '__main__.Mov'>
# expect: TypeError: TypedDict does not support instance and class checks
# expect: TypeError: TypedDict does not support instance and class checks
# expect: <class '__main__.TD'> {'a': <class 'int'>, 'b': <class 'str'>} {'a': 1, 'b': 'x'} {'name': <class 'str'>, 'year': <class 'int'>, 'extra': <class 'bool'>, 'opt': <class 'str'>}
# expect: TypeError: cannot inherit from both a TypedDict type and a non-TypedDict base class
# expect: Emp(name='bob', id=3) hi bob BOB ('name', 'id') {'id': 3} {'name': <class 'str'>, 'id': <class 'int'>} Employee. Emp(name='bob', id=5) True (<class '__main__.Emp'>, <class 'tuple'>, <class 'object'>) True {'name': 'bob', 'id': 3} Emp __main__
# expect: TypeError: Emp.__new__() missing 1 required positional argument: 'name'
# expect: TypeError: Emp.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: TypeError: Non-default namedtuple field b cannot follow default field a
# expect: NT(a=1, b='x') {'a': <class 'int'>, 'b': <class 'str'>}
# expect: GN(x=3) GN(x=4) (~T,)
# expect: True False True True False True False hi
# expect: TypeError: Instance and class checks can only be used with @runtime_checkable protocols
# expect: TypeError: Protocols cannot be instantiated
# expect: TypeError: Protocols with non-method members don't support issubclass(). Non-method members: 'x'.
# expect: TypeError: Protocols cannot be instantiated
# expect: True False ['hi', 'name'] (<class '__main__.HasName'>, <class 'typing.Protocol'>, <class 'typing.Generic'>, <class 'object'>) <class 'typing.Protocol'>
# expect: __main__.GP[int] (~T,)
# expect: True False True True True
# expect: TypeError: Protocols can only inherit from other protocols, got <class 'int'>
# expect: Alias Alias[int] list[Q] (Q,)
# expect: ~AnyStr (<class 'bytes'>, <class 'str'>) ForwardRef('x') (<class 'int'>, <class 'str'>)
# expect: typing.List[int] | None typing.List[int] | None typing.List[int] | str int | typing.List[str]
# expect: True
