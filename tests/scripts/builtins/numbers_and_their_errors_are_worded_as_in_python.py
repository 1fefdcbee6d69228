# since: 3.14
class I:
    def __init__(self, value): self.value = value
    def __int__(self): return self.value

class X:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value

class F:
    def __init__(self, value): self.value = value
    def __float__(self): return self.value

class MI(int): pass

def show(attempt):
    try:
        print(repr(attempt()))
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


show(lambda: int(I("a")))
# expect: TypeError: __int__ returned non-int (type str)
show(lambda: int(I(True)))
# expect: 1
show(lambda: int(I(MI(3))))
# expect: 3
show(lambda: int(X("a")))
# expect: TypeError: __index__ returned non-int (type str)
show(lambda: int(X(MI(3))))
# expect: 3
show(lambda: int([]))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
show(lambda: int("x"))
# expect: ValueError: invalid literal for int() with base 10: 'x'
show(lambda: int(b"x"))
# expect: ValueError: invalid literal for int() with base 10: b'x'
show(lambda: int("1",1))
# expect: ValueError: int() base must be >= 2 and <= 36, or 0
show(lambda: int("1",37))
# expect: ValueError: int() base must be >= 2 and <= 36, or 0
show(lambda: int(1,10))
# expect: TypeError: int() can't convert non-string with explicit base
show(lambda: int(base=10))
# expect: TypeError: int() missing string argument
show(lambda: int("1_000",10))
# expect: 1000
show(lambda: int("1__0"))
# expect: ValueError: invalid literal for int() with base 10: '1__0'
show(lambda: int("_1"))
# expect: ValueError: invalid literal for int() with base 10: '_1'
show(lambda: int("0x_1f",16))
# expect: 31
show(lambda: int("0x",16))
# expect: ValueError: invalid literal for int() with base 16: '0x'
show(lambda: int("z",35))
# expect: ValueError: invalid literal for int() with base 35: 'z'
show(lambda: int("12",2))
# expect: ValueError: invalid literal for int() with base 2: '12'
show(lambda: int("é"))
# expect: ValueError: invalid literal for int() with base 10: 'é'
show(lambda: int(float("inf")))
# expect: OverflowError: cannot convert float infinity to integer
show(lambda: int(float("nan")))
# expect: ValueError: cannot convert float NaN to integer
show(lambda: int("1",base=2.0))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: int("1", base=None))
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
show(lambda: int(1,2,3))
# expect: TypeError: int expected at most 2 arguments, got 3
show(lambda: int(x=1))
# expect: TypeError: int() got an unexpected keyword argument 'x'
show(lambda: int(bytearray(b" 12 ")))
# expect: 12
show(lambda: str(10**5000))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
show(lambda: "%d"%10**5000)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
show(lambda: int("_"))
# expect: ValueError: invalid literal for int() with base 10: '_'
show(lambda: int(""))
# expect: ValueError: invalid literal for int() with base 10: ''
show(lambda: int("   "))
# expect: ValueError: invalid literal for int() with base 10: '   '
show(lambda: int("\0"))
# expect: ValueError: invalid literal for int() with base 10: '\x00'
show(lambda: int("1\0"))
# expect: ValueError: invalid literal for int() with base 10: '1\x00'
show(lambda: int(b"1\0"))
# expect: ValueError: invalid literal for int() with base 10: b'1\x00'
show(lambda: float([]))
# expect: TypeError: float() argument must be a string or a real number, not 'list'
show(lambda: float("x"))
# expect: ValueError: could not convert string to float: 'x'
show(lambda: float("1_0"))
# expect: 10.0
show(lambda: float("1__0"))
# expect: ValueError: could not convert string to float: '1__0'
show(lambda: float(b"x"))
# expect: ValueError: could not convert string to float: b'x'
show(lambda: float("é"))
# expect: ValueError: could not convert string to float: 'é'
show(lambda: float(F(1)))
# expect: TypeError: F.__float__ returned non-float (type int)
show(lambda: float(F("a")))
# expect: TypeError: F.__float__ returned non-float (type str)
show(lambda: float(F(MI(3))))
# expect: TypeError: F.__float__ returned non-float (type MI)
show(lambda: float(10**400))
# expect: OverflowError: int too large to convert to float
show(lambda: float(X(10**400)))
# expect: OverflowError: int too large to convert to float
show(lambda: float(1,2))
# expect: TypeError: float expected at most 1 argument, got 2
show(lambda: float(x=1))
# expect: TypeError: float() takes no keyword arguments
show(lambda: float(""))
# expect: ValueError: could not convert string to float: ''
show(lambda: float("infinity"))
# expect: inf
show(lambda: float("-nan"))
# expect: nan
show(lambda: float(" 1.5 "))
# expect: 1.5
show(lambda: float("1e400"))
# expect: inf
show(lambda: float("\u0661.5"))
# expect: 1.5
show(lambda: float("1.5\0"))
# expect: ValueError: could not convert string to float: '1.5\x00'
show(lambda: 1/0)
# expect: ZeroDivisionError: division by zero
show(lambda: 1//0)
# expect: ZeroDivisionError: division by zero
show(lambda: 1%0)
# expect: ZeroDivisionError: division by zero
show(lambda: 1.0/0)
# expect: ZeroDivisionError: division by zero
show(lambda: 1.0//0)
# expect: ZeroDivisionError: division by zero
show(lambda: 1.0%0)
# expect: ZeroDivisionError: division by zero
show(lambda: divmod(1,0))
# expect: ZeroDivisionError: division by zero
show(lambda: divmod(1.0,0))
# expect: ZeroDivisionError: division by zero
show(lambda: 0**-1)
# expect: ZeroDivisionError: zero to a negative power
show(lambda: 0.0**-1)
# expect: ZeroDivisionError: zero to a negative power
show(lambda: pow(2,-1,4))
# expect: ValueError: base is not invertible for the given modulus
show(lambda: pow(2,-1,5))
# expect: 3
show(lambda: pow(2,1,0))
# expect: ValueError: pow() 3rd argument cannot be 0
show(lambda: pow(2.0,1,2))
# expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
show(lambda: pow(2,1.0,2))
# expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
show(lambda: 10**400*1.0)
# expect: OverflowError: int too large to convert to float
show(lambda: 10**400/3)
# expect: OverflowError: integer division result too large for a float
show(lambda: 10**400/10**399)
# expect: 10.0
show(lambda: 1<<-1)
# expect: ValueError: negative shift count
show(lambda: 1>>-1)
# expect: ValueError: negative shift count
show(lambda: 1<<10**30)
# expect: OverflowError: too many digits in integer
show(lambda: 0<<10**30)
# expect: 0
show(lambda: 1>>10**30)
# expect: 0
show(lambda: -1>>10**30)
# expect: -1
show(lambda: 1<<(1<<70))
# expect: OverflowError: too many digits in integer
show(lambda: round(1.5,"a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: round(1e300,400))
# expect: 1e+300
show(lambda: round(float("nan")))
# expect: ValueError: cannot convert float NaN to integer
show(lambda: round(float("inf")))
# expect: OverflowError: cannot convert float infinity to integer
show(lambda: round(2.5))
# expect: 2
show(lambda: round(15,-1))
# expect: 20
show(lambda: round(25,-1))
# expect: 20
show(lambda: round(10**30+5,-1))
# expect: 1000000000000000000000000000000
show(lambda: round(1.0,10**30))
# expect: 1.0
show(lambda: (5).to_bytes(1,"x"))
# expect: ValueError: byteorder must be either 'little' or 'big'
show(lambda: (500).to_bytes(1,"big"))
# expect: OverflowError: int too big to convert
show(lambda: (-5).to_bytes(1,"big"))
# expect: OverflowError: can't convert negative int to unsigned
show(lambda: (5).to_bytes(-1,"big"))
# expect: ValueError: length argument must be non-negative
show(lambda: (5).to_bytes())
# expect: b'\x05'
show(lambda: (-129).to_bytes(1,"big",signed=True))
# expect: OverflowError: int too big to convert
show(lambda: int.from_bytes([1,2,300],"big"))
# expect: ValueError: bytes must be in range(0, 256)
show(lambda: int.from_bytes("a","big"))
# expect: TypeError: cannot convert 'str' object to bytes
show(lambda: int.from_bytes(b"a","x"))
# expect: ValueError: byteorder must be either 'little' or 'big'
show(lambda: int.from_bytes(b""))
# expect: 0
show(lambda: int.from_bytes(5))
# expect: TypeError: cannot convert 'int' object to bytes
show(lambda: 1.5.hex())
# expect: '0x1.8000000000000p+0'
show(lambda: float.fromhex("x"))
# expect: ValueError: invalid hexadecimal floating-point string
show(lambda: float.fromhex("0x1p99999"))
# expect: OverflowError: hexadecimal value too large to represent as a float
show(lambda: float.fromhex(1))
# expect: TypeError: bad argument type for built-in operation
show(lambda: float.fromhex("0x1.8"))
# expect: 1.5
show(lambda: float.fromhex("inf"))
# expect: inf
show(lambda: (1.5).as_integer_ratio())
# expect: (3, 2)
show(lambda: float("inf").as_integer_ratio())
# expect: OverflowError: cannot convert Infinity to integer ratio
show(lambda: float("nan").as_integer_ratio())
# expect: ValueError: cannot convert NaN to integer ratio
show(lambda: (5).as_integer_ratio())
# expect: (5, 1)
show(lambda: float.from_number("a"))
# expect: TypeError: must be real number, not str
show(lambda: float.from_number(3))
# expect: 3.0
show(lambda: 1+"a")
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
show(lambda: 1<"a")
# expect: TypeError: '<' not supported between instances of 'int' and 'str'
show(lambda: 1.5<"a")
# expect: TypeError: '<' not supported between instances of 'float' and 'str'
show(lambda: -"a")
# expect: TypeError: bad operand type for unary -: 'str'
show(lambda: ~1.5)
# expect: TypeError: bad operand type for unary ~: 'float'
show(lambda: 1.5&1)
# expect: TypeError: unsupported operand type(s) for &: 'float' and 'int'
show(lambda: 1.5<<1)
# expect: TypeError: unsupported operand type(s) for <<: 'float' and 'int'
show(lambda: True+True)
# expect: 2
show(lambda: ~True)
# expect: -2
show(lambda: True&1)
# expect: 1
show(lambda: True|False)
# expect: True
show(lambda: bool(1,2))
# expect: TypeError: bool expected at most 1 argument, got 2
show(lambda: bool(x=1))
# expect: TypeError: bool() takes no keyword arguments
show(lambda: int.__add__(1,2.0))
# expect: NotImplemented
show(lambda: int.__add__(1.0,2))
# expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'float'
show(lambda: (1).__pow__(2,3))
# expect: 1
show(lambda: (1).__pow__("a"))
# expect: NotImplemented
show(lambda: (1).__divmod__(0))
# expect: ZeroDivisionError: division by zero
show(lambda: {[]:1})
# expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
show(lambda: {1,[]})
# expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
show(lambda: {}[[]])
# expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
show(lambda: [] in {})
# expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
show(lambda: int.__new__(str))
# expect: TypeError: int.__new__(str): str is not a subtype of int
show(lambda: int.__new__(1))
# expect: TypeError: int.__new__(X): X is not a type object (int)
show(lambda: int.__new__())
# expect: TypeError: int.__new__(): not enough arguments
show(lambda: int.__new__(bool))
# expect: TypeError: int.__new__(bool) is not safe, use bool.__new__()
show(lambda: bool.__new__(int))
# expect: TypeError: bool.__new__(int): int is not a subtype of bool
show(lambda: object.__new__(int))
# expect: TypeError: object.__new__(int) is not safe, use int.__new__()
show(lambda: (1).real)
# expect: 1
show(lambda: (1).imag)
# expect: 0
show(lambda: (1).numerator)
# expect: 1
show(lambda: (1).denominator)
# expect: 1
show(lambda: (1).conjugate())
# expect: 1
show(lambda: (5).bit_length())
# expect: 3
show(lambda: (-5).bit_count())
# expect: 2
show(lambda: (1).is_integer())
# expect: True
show(lambda: float.__getformat__("double"))
# expect: 'IEEE, little-endian'
show(lambda: float.__getformat__("x"))
# expect: ValueError: __getformat__() argument 1 must be 'double' or 'float'
show(lambda: (255).__format__("x"))
# expect: 'ff'
show(lambda: (255).__format__(1))
# expect: TypeError: __format__() argument must be str, not int
