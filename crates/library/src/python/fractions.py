"""Exact fractions: two ints, in lowest terms, the lower one positive."""

import math

__all__ = ['Fraction']


class Fraction:
    """This class implements rational numbers."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
            else:
                self._numerator, self._denominator = _ratio_of(numerator)
            return self
        if type(numerator) is int is type(denominator):
            upper, lower = numerator, denominator
        elif _is_rational(numerator) and _is_rational(denominator):
            upper = numerator.numerator * denominator.denominator
            lower = denominator.numerator * numerator.denominator
        else:
            raise TypeError('both arguments should be Rational instances')
        if lower == 0:
            raise ZeroDivisionError(f'Fraction({upper}, 0)')
        shared = math.gcd(upper, lower)
        if lower < 0:
            shared = -shared
        self._numerator, self._denominator = upper // shared, lower // shared
        return self

    @classmethod
    def _made(cls, numerator, denominator):
        """A fraction that is known to be in lowest terms."""
        self = super().__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    _from_coprime_ints = _made

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, (int, float)):
            return cls._made(*f.as_integer_ratio())
        raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        return cls._made(*dec.as_integer_ratio())

    @classmethod
    def from_number(cls, number):
        """Converts a finite number to a rational number, exactly."""
        if isinstance(number, str) or not _is_rational(number) and not hasattr(number, 'as_integer_ratio'):
            raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')
        return cls._made(*_ratio_of(number))

    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction come ever closer; the last two that fit are the candidates.
        p0, q0, p1, q1 = 0, 1, 1, 0
        upper, lower = self._numerator, self._denominator
        while True:
            whole = upper // lower
            if q0 + whole * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + whole * p1, q0 + whole * q1
            upper, lower = lower, upper - whole * lower
        steps = (max_denominator - q0) // q1
        if 2 * lower * (q0 + steps * q1) <= self._denominator:
            return Fraction._made(p1, q1)
        return Fraction._made(p0 + steps * p1, q0 + steps * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self

    # Text

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        if format_spec and format_spec[-1] in 'eEfFgG%':
            return self._format_number(format_spec)
        if format_spec and format_spec[-1].isdigit() or format_spec in ('', '<', '>', '^'):
            return format(str(self), format_spec)
        raise ValueError(f'Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}')

    def _format_number(self, spec):
        """As a decimal number, rounded exactly: the digits of an int that is scaled far enough."""
        kind = spec[-1]
        precision = spec[:-1].partition('.')[2]
        digits = int(precision) if precision else 6
        if kind in 'fF%':
            scale = digits + (2 if kind == '%' else 0)
            scaled = round(abs(self) * 10**scale)
            body = f'{scaled:0{digits + 1}d}'
            body = f'{body[:-digits]}.{body[-digits:]}' if digits else body
            sign = '-' if self < 0 and (scaled or 'z' not in spec) else ''
            return _laid_out(sign, body + ('%' if kind == '%' else ''), spec[:-1].partition('.')[0])
        # Enough significant digits that a float of them rounds to the same text.
        return format(float(self), spec)

    # Arithmetic

    def __add__(self, other):
        if type(other) is int or isinstance(other, Fraction) or _is_rational(other):
            upper, lower = other.numerator, other.denominator
            return Fraction(self._numerator * lower + upper * self._denominator, self._denominator * lower)
        return float(self) + other if isinstance(other, float) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if _is_rational(other):
            upper, lower = other.numerator, other.denominator
            return Fraction(self._numerator * lower - upper * self._denominator, self._denominator * lower)
        return float(self) - other if isinstance(other, float) else NotImplemented

    def __rsub__(self, other):
        if _is_rational(other):
            return Fraction(other.numerator, other.denominator) - self
        return other - float(self) if isinstance(other, float) else NotImplemented

    def __mul__(self, other):
        if _is_rational(other):
            return Fraction(self._numerator * other.numerator, self._denominator * other.denominator)
        return float(self) * other if isinstance(other, float) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if _is_rational(other):
            if not other:
                shared = math.gcd(self._numerator, 0) or 1
                raise ZeroDivisionError(f'Fraction({self._numerator // shared}, 0)')
            return Fraction(self._numerator * other.denominator, self._denominator * other.numerator)
        return float(self) / other if isinstance(other, float) else NotImplemented

    def __rtruediv__(self, other):
        if _is_rational(other):
            return Fraction(other.numerator, other.denominator) / self
        return other / float(self) if isinstance(other, float) else NotImplemented

    def __floordiv__(self, other):
        if _is_rational(other):
            return self._numerator * other.denominator // (self._denominator * other.numerator)
        return float(self) // other if isinstance(other, float) else NotImplemented

    def __rfloordiv__(self, other):
        if _is_rational(other):
            return other.numerator * self._denominator // (other.denominator * self._numerator)
        return other // float(self) if isinstance(other, float) else NotImplemented

    def __mod__(self, other):
        if _is_rational(other):
            upper, lower = other.numerator, other.denominator
            return Fraction((self._numerator * lower) % (upper * self._denominator), self._denominator * lower)
        return float(self) % other if isinstance(other, float) else NotImplemented

    def __rmod__(self, other):
        if _is_rational(other):
            return Fraction(other.numerator, other.denominator) % self
        return other % float(self) if isinstance(other, float) else NotImplemented

    def __divmod__(self, other):
        if _is_rational(other):
            return self // other, self % other
        return divmod(float(self), other) if isinstance(other, float) else NotImplemented

    def __rdivmod__(self, other):
        if _is_rational(other):
            return divmod(Fraction(other.numerator, other.denominator), self)
        return divmod(other, float(self)) if isinstance(other, float) else NotImplemented

    def __pow__(self, other, modulo=None):
        if modulo is not None or not _is_rational(other):
            return float(self) ** other if modulo is None and isinstance(other, float) else NotImplemented
        if other.denominator != 1:
            return float(self) ** float(other)
        power = other.numerator
        if power >= 0:
            return Fraction._made(self._numerator**power, self._denominator**power)
        if self._numerator > 0:
            return Fraction._made(self._denominator**-power, self._numerator**-power)
        if self._numerator == 0:
            raise ZeroDivisionError(f'Fraction({self._denominator ** -power}, 0)')
        return Fraction._made((-self._denominator) ** -power, (-self._numerator) ** -power)

    def __rpow__(self, other, modulo=None):
        if modulo is not None:
            return NotImplemented
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        if _is_rational(other):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** float(self)

    def __pos__(self):
        return Fraction._made(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction._made(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._made(abs(self._numerator), self._denominator)

    def __int__(self):
        whole = abs(self._numerator) // self._denominator
        return whole if self._numerator >= 0 else -whole

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        """To the nearest int, or to so many digits; halves go to the even neighbour."""
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    # Comparison

    def __hash__(self):
        # Equal numbers have equal hashes, whatever they are: hashing goes by the value modulo a prime.
        modulus = 2**61 - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            found = 314159
        else:
            found = abs(self._numerator) * inverse % modulus
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if _is_rational(other):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0 == other
            return self == Fraction.from_float(other)
        return NotImplemented

    def _compared(self, other, compare):
        if _is_rational(other):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return compare(0.0, other)
            return self._compared(Fraction.from_float(other), compare)
        return NotImplemented

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def __bool__(self):
        return bool(self._numerator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)


def _is_rational(value):
    return isinstance(value, (int, Fraction))


def _ratio_of(value):
    """The numerator and denominator of a number, or of a text."""
    if _is_rational(value):
        return value.numerator, value.denominator
    if isinstance(value, str):
        return _parsed(value)
    if hasattr(value, 'as_integer_ratio'):
        return value.as_integer_ratio()
    raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() method')


def _parsed(text):
    """`3/4`, `1.25`, `-1e3`: the number that a text stands for."""
    import re

    found = re.fullmatch(
        r'\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:\s*/\s*(\d+(?:_\d+)*)|(?:\.(\d*|\d+(?:_\d+)*))?'
        r'(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*',
        text,
    )
    if found is None:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    sign, whole, lower, decimals, exponent = found.groups()
    upper = int(whole or '0')
    if lower:
        made = Fraction(upper, int(lower))
    else:
        decimals = (decimals or '').replace('_', '')
        scale = len(decimals) - int(exponent or '0')
        upper = int((whole or '0').replace('_', '') + decimals)
        made = Fraction(upper, 10**scale) if scale >= 0 else Fraction(upper * 10**-scale)
    return (-made._numerator if sign == '-' else made._numerator), made._denominator


def _laid_out(sign, body, spec):
    """A number as text within the sign, width, fill and separators that a specification asks for."""
    import re

    found = re.fullmatch(r'(?:(.)?([<>=^]))?([-+ ]?)(z?)(#?)(0?)(\d*)([,_]?)', spec)
    if found is None:
        raise ValueError(f'Invalid format specifier {spec!r} for object of type Fraction')
    fill, align, wanted, z, alternate, zero, width, separator = found.groups()
    if not sign and wanted in ('+', ' '):
        sign = wanted
    whole, dot, rest = body.partition('.') if '.' in body else (body.rstrip('%'), '', body[len(body.rstrip('%')):])
    if separator:
        whole = f'{int(whole):{separator}}'
    body = whole + dot + rest
    width = int(width or '0')
    if zero and not align:
        fill, align = '0', '='
    fill, align = fill or ' ', align or '>'
    missing = width - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    if align == '=':
        return sign + fill * missing + body
    return f'{sign + body:{fill}{align}{width}}'
