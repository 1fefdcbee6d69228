# since: 3.14
import math

for wrong in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor(math.inf), lambda: math.gcd(1.5), lambda: math.sqrt("x")):
    try:
        wrong()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError expected a nonnegative input, got -1.0
        # expect: ValueError expected a positive input
        # expect: ValueError factorial() not defined for negative values
        # expect: OverflowError math range error
        # expect: OverflowError cannot convert float infinity to integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError must be real number, not str
