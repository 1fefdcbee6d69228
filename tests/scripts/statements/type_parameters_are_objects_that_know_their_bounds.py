# since: 3.14
type Items[T: (int, str)] = list[T]
(constrained,) = Items.__type_params__
print(Items, Items.__value__, Items[int], Items[int].__args__, Items.__module__)
print(constrained.__constraints__, constrained.__bound__)


def apply[T: Later = bool, **P = [int]](function):
    return function


T, P = apply.__type_params__
try:
    print(T.__bound__)
except NameError as error:
    print(error)
Later = int
print(T, T.__bound__, T.__default__, T.__module__, T.__infer_variance__, T.has_default())
print(P, P.args, P.kwargs, P.__default__, P.args == P.args, P.args == P.kwargs)

TypeVar = type(T)
U = TypeVar("U", bound=int)
U.note = "kept"
print(U, U.note, U.__module__, U.evaluate_bound, U.evaluate_bound(1), U.__constraints__)
print(list[U], list[U][str], dict[str, list[U]][bool], U | str, None | U, list[U] | int)


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: TypeVar(3))
attempt(lambda: TypeVar("V", int))
attempt(lambda: TypeVar("V", covariant=True, contravariant=True))
attempt(lambda: list[U][int, str])
attempt(lambda: list[int][int])
attempt(lambda: type("Sub", (U,), {}))
attempt(lambda: type("Sub", (TypeVar,), {}))
attempt(lambda: setattr(T, "__bound__", int))
attempt(lambda: Items.__type_params__[0]())


type Plain = int | Plain
attempt(lambda: Plain[int])
print(Plain | None, Plain.__type_params__)
# expect: Items list[T] Items[int] (<class 'int'>,) __main__
# expect: (<class 'int'>, <class 'str'>) None
# expect: name 'Later' is not defined
# expect: T <class 'int'> <class 'bool'> typing True True
# expect: P P.args P.kwargs [<class 'int'>] True False
# expect: ~U kept __main__ <constevaluator <class 'int'>> <class 'int'> ()
# expect: list[~U] list[str] dict[str, list[bool]] ~U | str None | ~U list[~U] | int
# expect: TypeError typevar() argument 'name' must be str, not int
# expect: TypeError A single constraint is not allowed
# expect: ValueError Bivariant types are not supported.
# expect: TypeError Too many arguments for list[~U]; actual 2, expected 1
# expect: TypeError list[int] is not a generic class
# expect: TypeError type() doesn't support MRO entry resolution; use types.new_class()
# expect: TypeError type 'typing.TypeVar' is not an acceptable base type
# expect: AttributeError attribute '__bound__' of 'typing.TypeVar' objects is not writable
# expect: TypeError 'typing.TypeVar' object is not callable
# expect: TypeError Only generic type aliases are subscriptable
# expect: Plain | None ()
