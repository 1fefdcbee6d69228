# since: 3.14
from fractions import Fraction as F
import fractions, math
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(type(error).__name__ + ":", error)
a, b = F(3, 4), F(-5, 6)
print(a, repr(a), b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, a ** F(1, 2), 2 ** a, -a, +a, abs(b), a + 1, 1 + a, a * 2, 2 / a, a + 0.5, 0.5 - a, a ** 0.5, 2 - a, 7 // a, 7 % a, divmod(7, a), round(F(7, 3), 1), round(F(5, 2)), round(F(3, 2)), round(F(1234), -2), math.floor(b), math.ceil(b), math.trunc(b), int(b), float(a), bool(F(0)), hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), a == 0.75, a == F(6, 8), a < b, a > 0, a <= 0.75, a != 1, sorted([a, b, F(0)]))
for x in ("3/4", " -7 ", "1.25", "1e3", ".5", "-1.5e-2", "3 / 4", "x", "1/0", "", "1_000/3", "+5", "1/-2"): attempt(lambda: F(x))
for x in (0.1, 1.5, float("nan"), float("inf"), F(1, 3), 7, True, None, [1]): attempt(lambda: F(x))
attempt(lambda: F(1, 0)); attempt(lambda: F("1", 2)); attempt(lambda: F(1, 2.0)); attempt(lambda: a / 0); attempt(lambda: a + "x"); attempt(lambda: a < "x"); attempt(lambda: F(F(1, 2), F(3, 4))); attempt(lambda: F(0) ** -1); attempt(lambda: a.numerator); attempt(lambda: setattr(a, "numerator", 3)); attempt(lambda: F())
print(F(math.pi).limit_denominator(100), F("3.1415926535").limit_denominator(1000), F(1, 3).as_integer_ratio(), F(4, 2).is_integer(), a.denominator, a.real, a.imag, a.conjugate(), F.from_float(0.25), F(10, 4).limit_denominator(1), F(3, 1))
attempt(lambda: F(1, 3).limit_denominator(0))
print(f"{a:.3f} {F(22, 7):10.2f}| {F(1, 3):.2e} {F(1, 3):g} {a} {F(1, 3):.1%} {F(1234567, 1):,.2f} {F(-1, 3):+.2f} {a:>10}|")
print(sum([F(1, i) for i in range(1, 8)]), max(a, b), F(1, 3) + F(1, 6) == F(1, 2), [F(i, 4) for i in range(5)], pow(F(2), 3), F(2) ** 0.5, F(-8) ** F(1, 3) if False else "")
class S(F): pass
print(S(1, 2), repr(S(1, 2)), type(S(1, 2) + 1), isinstance(a, F), {F(1, 2): "h"}[0.5], F(3, 4) in [0.75])
# expect: 3/4 Fraction(3, 4) -5/6 -1/12 19/12 -5/8 -9/10 -1 -1/12 (-1, Fraction(-1, 12)) 9/16 16/9 0.8660254037844386 1.681792830507429 -3/4 3/4 5/6 7/4 7/4 3/2 8/3 1.25 -0.25 0.8660254037844386 5/4 9 1/4 (9, Fraction(1, 4)) 23/10 2 2 1200 -1 0 0 0 0.75 False True True True True False True True True [Fraction(-5, 6), Fraction(0, 1), Fraction(3, 4)]
# expect: Fraction(3, 4)
# expect: Fraction(-7, 1)
# expect: Fraction(5, 4)
# expect: Fraction(1000, 1)
# expect: Fraction(1, 2)
# expect: Fraction(-3, 200)
# expect: Fraction(3, 4)
# expect: ValueError: Invalid literal for Fraction: 'x'
# expect: ZeroDivisionError: Fraction(1, 0)
# expect: ValueError: Invalid literal for Fraction: ''
# expect: Fraction(1000, 3)
# expect: Fraction(5, 1)
# expect: ValueError: Invalid literal for Fraction: '1/-2'
# expect: Fraction(3602879701896397, 36028797018963968)
# expect: Fraction(3, 2)
# expect: ValueError: cannot convert NaN to integer ratio
# expect: OverflowError: cannot convert Infinity to integer ratio
# expect: Fraction(1, 3)
# expect: Fraction(7, 1)
# expect: Fraction(1, 1)
# expect: TypeError: argument should be a string or a Rational instance or have the as_integer_ratio() method
# expect: TypeError: argument should be a string or a Rational instance or have the as_integer_ratio() method
# expect: ZeroDivisionError: Fraction(1, 0)
# expect: TypeError: both arguments should be Rational instances
# expect: TypeError: both arguments should be Rational instances
# expect: ZeroDivisionError: Fraction(1, 0)
# expect: TypeError: unsupported operand type(s) for +: 'Fraction' and 'str'
# expect: TypeError: '<' not supported between instances of 'Fraction' and 'str'
# expect: Fraction(2, 3)
# expect: ZeroDivisionError: Fraction(1, 0)
# expect: 3
# expect: AttributeError: property 'numerator' of 'Fraction' object has no setter
# expect: Fraction(0, 1)
# expect: 311/99 355/113 (1, 3) True 4 3/4 0 3/4 1/4 2 3
# expect: ValueError: max_denominator should be at least 1
# expect: 0.750       3.14| 3.33e-01 0.333333 3/4 33.3% 1,234,567.00 -0.33        3/4|
# expect: 363/140 3/4 True [Fraction(0, 1), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1, 1)] 8 1.4142135623730951
# expect: 1/2 S(1, 2) <class 'fractions.Fraction'> True h True
