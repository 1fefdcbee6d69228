# since: 3.14
import math
import operator
import warnings


class Index(int):
    pass


class Real(float):
    pass


class Number:
    def __index__(self):
        return Index(3)

    def __int__(self):
        return Index(4)

    def __float__(self):
        return Real(2)


async def generate():
    yield 1


def shown(what):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = what()
    print(result, [f"{warning.category.__name__}: {warning.message}" for warning in caught])


shown(lambda: int(Number()))
# expect: 4 ['DeprecationWarning: __int__ returned non-int (type Index).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.']
shown(lambda: float(Number()))
# expect: 2.0 ['DeprecationWarning: Number.__float__ returned non-float (type Real).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.']
shown(lambda: operator.index(Number()))
# expect: 3 ['DeprecationWarning: __index__ returned non-int (type Index).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.']
shown(lambda: math.sqrt(Number()))
# expect: 1.4142135623730951 ['DeprecationWarning: Number.__float__ returned non-float (type Real).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.']
shown(lambda: [0, 1, 2, 3][Number()])
# expect: 3 ['DeprecationWarning: __index__ returned non-int (type Index).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.']
shown(lambda: ~bool(Number()))
# expect: -2 ["DeprecationWarning: Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int."]
shown(lambda: ~int(True))  # expect: -2 []
shown(lambda: generate().athrow(ValueError, ValueError("x"), None).close())
# expect: None ['DeprecationWarning: the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.']

# Of what is not a number, the sign is kept.
nan = float("nan")
print(math.copysign(1, nan), math.copysign(1, -nan), math.copysign(1, float("-nan")), -nan, nan == nan)
# expect: 1.0 -1.0 -1.0 nan False
print(0.0 ** float("-inf"), (-0.0) ** float("-inf"), 0.5 ** float("-inf"), 2.0 ** float("-inf"))
# expect: inf inf inf 0.0
