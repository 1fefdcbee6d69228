# since: 3.14
class S:
    def __init__(self, value): self.value = value
    def __str__(self): return self.value
    def __repr__(self): return self.value
    def __format__(self, spec): return self.value
    def __bytes__(self): return self.value
    def __int__(self): return self.value
    def __float__(self): return self.value

class D(dict):
    def __missing__(self, key): return "<"+ key +">"

def show(attempt):
    try:
        print(repr(attempt()))
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


show(lambda: str(1,2,3,4))
# expect: TypeError: str expected at most 3 arguments, got 4
show(lambda: str(b"a","b","c","d"))
# expect: TypeError: str expected at most 3 arguments, got 4
show(lambda: str(b"abc","ascii"))
# expect: 'abc'
show(lambda: str("a","ascii"))
# expect: TypeError: decoding str is not supported
show(lambda: str(1,"ascii"))
# expect: TypeError: decoding to str: need a bytes-like object, int found
show(lambda: str(b"\xff","ascii"))
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
show(lambda: str(b"\xff","utf-8"))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
show(lambda: str(b"a\xe2\x82","utf-8"))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: unexpected end of data
show(lambda: str(b"a\xe2\x82b","utf-8"))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: invalid continuation byte
show(lambda: str(b"\xed\xa0\x80","utf-8"))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
show(lambda: str(b"\xf8\x88","utf-8","replace"))
# expect: '��'
show(lambda: str(b"\xe2\x28\xa1","utf-8","replace"))
# expect: '�(�'
show(lambda: str(b"\xff\xfe","utf-8","ignore"))
# expect: ''
show(lambda: str(b"\xff\xfe","utf-8","backslashreplace"))
# expect: '\\xff\\xfe'
show(lambda: str(b"\xff\xfe","utf-8","xmlcharrefreplace"))
# expect: TypeError: don't know how to handle UnicodeDecodeError in error callback
show(lambda: str(object=5))
# expect: '5'
show(lambda: str(encoding="utf-8"))
# expect: ''
show(lambda: str(errors="x"))
# expect: ''
show(lambda: str(b"a", encoding=1))
# expect: TypeError: str() argument 'encoding' must be str, not int
show(lambda: str(S(1)))
# expect: TypeError: __str__ returned non-string (type int)
show(lambda: str(x=1))
# expect: TypeError: str() got an unexpected keyword argument 'x'
show(lambda: repr(S(1)))
# expect: TypeError: __repr__ returned non-string (type int)
show(lambda: format(S(1)))
# expect: TypeError: __format__ must return a str, not int
show(lambda: "%s"%S(1))
# expect: TypeError: __str__ returned non-string (type int)
show(lambda: "%r"%S(1))
# expect: TypeError: __repr__ returned non-string (type int)
show(lambda: "%c"%"ab")
# expect: TypeError: %c requires an int or a unicode character, not a string of length 2
show(lambda: "%c"%300)
# expect: 'Ĭ'
show(lambda: "%c"%-1)
# expect: OverflowError: %c arg not in range(0x110000)
show(lambda: "%c"%0x110000)
# expect: OverflowError: %c arg not in range(0x110000)
show(lambda: "%c"%1.5)
# expect: TypeError: %c requires an int or a unicode character, not float
show(lambda: "%d"%"a")
# expect: TypeError: %d format: a real number is required, not str
show(lambda: "%d"%1.9)
# expect: '1'
show(lambda: "%x"%1.5)
# expect: TypeError: %x format: an integer is required, not float
show(lambda: "%x"%"a")
# expect: TypeError: %x format: an integer is required, not str
show(lambda: "%i"%S(5))
# expect: '5'
show(lambda: "%o"%S(5))
# expect: TypeError: %o format: an integer is required, not S
show(lambda: "%f"%"a")
# expect: TypeError: must be real number, not str
show(lambda: "%f"%10**400)
# expect: OverflowError: int too large to convert to float
show(lambda: "%e"%S(1.5))
# expect: '1.500000e+00'
show(lambda: "%s %s"%1)
# expect: TypeError: not enough arguments for format string
show(lambda: "%s"%(1,2))
# expect: TypeError: not all arguments converted during string formatting
show(lambda: "%s")
# expect: '%s'
show(lambda: "%s"%())
# expect: TypeError: not enough arguments for format string
show(lambda: "abc"%1)
# expect: TypeError: not all arguments converted during string formatting
show(lambda: "abc"%())
# expect: 'abc'
show(lambda: "abc"%{})
# expect: 'abc'
show(lambda: "abc"%[1])
# expect: 'abc'
show(lambda: "abc"%"x")
# expect: TypeError: not all arguments converted during string formatting
show(lambda: "abc"%(1,))
# expect: TypeError: not all arguments converted during string formatting
show(lambda: "%(a)s"%{"a":1})
# expect: '1'
show(lambda: "%(a)s"%1)
# expect: TypeError: format requires a mapping
show(lambda: "%(a)s"%{"b":1})
# expect: KeyError: 'a'
show(lambda: "%(a"%{})
# expect: ValueError: incomplete format key
show(lambda: "%"%1)
# expect: ValueError: incomplete format
show(lambda: "%y"%1)
# expect: ValueError: unsupported format character 'y' (0x79) at index 1
show(lambda: "a%"%())
# expect: ValueError: incomplete format
show(lambda: "%5"%1)
# expect: ValueError: incomplete format
show(lambda: "%*d"%(5,1))
# expect: '    1'
show(lambda: "%*d"%("a",1))
# expect: TypeError: * wants int
show(lambda: "%*d"%(5,))
# expect: TypeError: not enough arguments for format string
show(lambda: "%.*f"%(2,1.234))
# expect: '1.23'
show(lambda: "%.*f"%(-2,1.234))
# expect: '1'
show(lambda: "%-*d|"%(-5,1))
# expect: '1    |'
show(lambda: "%99999999999999999999d"%1)
# expect: ValueError: width too big
show(lambda: "%.99999999999999999999d"%1)
# expect: ValueError: precision too big
show(lambda: "%.5d"%42)
# expect: '00042'
show(lambda: "%+.3d"%7)
# expect: '+007'
show(lambda: "% d"%42)
# expect: ' 42'
show(lambda: "%05d"%-42)
# expect: '-0042'
show(lambda: "%-05d|"%42)
# expect: '42   |'
show(lambda: "%#x"%255)
# expect: '0xff'
show(lambda: "%#o"%8)
# expect: '0o10'
show(lambda: "%#X"%255)
# expect: '0XFF'
show(lambda: "%#.5x"%255)
# expect: '0x000ff'
show(lambda: "%08.3f"%-3.14159)
# expect: '-003.142'
show(lambda: "%g"%1e10)
# expect: '1e+10'
show(lambda: "%#g"%1.0)
# expect: '1.00000'
show(lambda: "%G"%1e-10)
# expect: '1E-10'
show(lambda: "%a"%"é")
# expect: "'\\xe9'"
show(lambda: "%.2s"%"abc")
# expect: 'ab'
show(lambda: "%10.2r|"%"abc")
# expect: "        'a|"
show(lambda: "%5c|"%"a")
# expect: '    a|'
show(lambda: "%05s"%"a")
# expect: '    a'
show(lambda: "%ld"%5)
# expect: '5'
show(lambda: "%hd"%5)
# expect: '5'
show(lambda: "%%"%())
# expect: '%'
show(lambda: "%5%"%())
# expect: TypeError: not enough arguments for format string
show(lambda: "%(a)%"%{"a":1})
# expect: ValueError: unsupported format character '%' (0x25) at index 4
show(lambda: "%(a)s %s"%{"a":1})
# expect: TypeError: not enough arguments for format string
show(lambda: "%(a)s %(b)s"%D())
# expect: '<a> <b>'
show(lambda: "%(a(b))s"%{"a(b)":1})
# expect: '1'
show(lambda: "%b"%1)
# expect: ValueError: unsupported format character 'b' (0x62) at index 1
show(lambda: "%s %(a)s"%({"a":1},))
# expect: TypeError: format requires a mapping
show(lambda: "{}".format())
# expect: IndexError: Replacement index 0 out of range for positional args tuple
show(lambda: "{} {1}".format(1,2))
# expect: ValueError: cannot switch from automatic field numbering to manual field specification
show(lambda: "{0} {}".format(1,2))
# expect: ValueError: cannot switch from manual field specification to automatic field numbering
show(lambda: "{a}".format())
# expect: KeyError: 'a'
show(lambda: "{a}".format(a=1))
# expect: '1'
show(lambda: "{0.real}".format(5))
# expect: '5'
show(lambda: "{0[0]}".format([7]))
# expect: '7'
show(lambda: "{0[a]}".format({"a":1}))
# expect: '1'
show(lambda: "{0[-1]}".format({"-1":1}))
# expect: '1'
show(lambda: "{0[1}".format([1]))
# expect: ValueError: expected '}' before end of string
show(lambda: "{0.}".format(1))
# expect: ValueError: Empty attribute in format string
show(lambda: "{0[]}".format([1]))
# expect: ValueError: Empty attribute in format string
show(lambda: "{0[0]x}".format([1]))
# expect: ValueError: Only '.' or '[' may follow ']' in format field specifier
show(lambda: "{".format())
# expect: ValueError: Single '{' encountered in format string
show(lambda: "}".format())
# expect: ValueError: Single '}' encountered in format string
show(lambda: "{{}}".format())
# expect: '{}'
show(lambda: "{0!r}".format("a"))
# expect: "'a'"
show(lambda: "{0!x}".format("a"))
# expect: ValueError: Unknown conversion specifier x
show(lambda: "{0!}".format("a"))
# expect: ValueError: unmatched '{' in format spec
show(lambda: "{0!rr}".format("a"))
# expect: ValueError: expected ':' after conversion specifier
show(lambda: "{0!r:>5}".format("a"))
# expect: "  'a'"
show(lambda: "{0:{1}}".format(3,5))
# expect: '    3'
show(lambda: "{0:{1:{2}}}".format(3,5,1))
# expect: ValueError: Max string recursion exceeded
show(lambda: "{:{}}".format(3,5))
# expect: '    3'
show(lambda: "{:{}{}}".format(3,"<",5))
# expect: '3    '
show(lambda: "{0".format(1))
# expect: ValueError: expected '}' before end of string
show(lambda: "{0:".format(1))
# expect: ValueError: unmatched '{' in format spec
show(lambda: "{0!r".format(1))
# expect: ValueError: unmatched '{' in format spec
show(lambda: "{!r}".format("x"))
# expect: "'x'"
show(lambda: "{a.b[c]}".format(a=S(1)))
# expect: AttributeError: 'S' object has no attribute 'b'
show(lambda: "{99999999999999999999}".format(1))
# expect: ValueError: Too many decimal digits in format string
show(lambda: "{-1}".format(1))
# expect: KeyError: '-1'
show(lambda: "{ 0}".format(1))
# expect: KeyError: ' 0'
show(lambda: "{5}".format(1))
# expect: IndexError: Replacement index 5 out of range for positional args tuple
show(lambda: "{:d}".format("a"))
# expect: ValueError: Unknown format code 'd' for object of type 'str'
show(lambda: "{:d}".format(1.5))
# expect: ValueError: Unknown format code 'd' for object of type 'float'
show(lambda: "{:x}".format(1.5))
# expect: ValueError: Unknown format code 'x' for object of type 'float'
show(lambda: "{:s}".format(1))
# expect: ValueError: Unknown format code 's' for object of type 'int'
show(lambda: "{:s}".format(1.5))
# expect: ValueError: Unknown format code 's' for object of type 'float'
show(lambda: "{:c}".format(65))
# expect: 'A'
show(lambda: "{:c}".format(-1))
# expect: OverflowError: %c arg not in range(0x110000)
show(lambda: "{:c}".format(0x110000))
# expect: OverflowError: %c arg not in range(0x110000)
show(lambda: "{:.2c}".format(65))
# expect: ValueError: Precision not allowed in integer format specifier
show(lambda: "{:+c}".format(65))
# expect: ValueError: Sign not allowed with integer format specifier 'c'
show(lambda: "{:#c}".format(65))
# expect: ValueError: Alternate form (#) not allowed with integer format specifier 'c'
show(lambda: "{:,c}".format(65))
# expect: ValueError: Cannot specify ',' with 'c'.
show(lambda: "{:.2d}".format(1))
# expect: ValueError: Precision not allowed in integer format specifier
show(lambda: "{:,}".format(1234567))
# expect: '1,234,567'
show(lambda: "{:_}".format(1234567))
# expect: '1_234_567'
show(lambda: "{:,_}".format(1))
# expect: ValueError: Cannot specify both ',' and '_'.
show(lambda: "{:_,}".format(1))
# expect: ValueError: Cannot specify both ',' and '_'.
show(lambda: "{:,,}".format(1))
# expect: ValueError: Cannot specify ',' with ','.
show(lambda: "{:__}".format(1))
# expect: ValueError: Cannot specify '_' with '_'.
show(lambda: "{:_x}".format(0xffffffff))
# expect: 'ffff_ffff'
show(lambda: "{:,x}".format(0xffffffff))
# expect: ValueError: Cannot specify ',' with 'x'.
show(lambda: "{:,s}".format("a"))
# expect: ValueError: Cannot specify ',' with 's'.
show(lambda: "{:_s}".format("a"))
# expect: ValueError: Cannot specify '_' with 's'.
show(lambda: "{:n}".format(1234))
# expect: '1234'
show(lambda: "{:,n}".format(1234))
# expect: ValueError: Cannot specify ',' with 'n'.
show(lambda: "{:+}".format("a"))
# expect: ValueError: Sign not allowed in string format specifier
show(lambda: "{: }".format("a"))
# expect: ValueError: Space not allowed in string format specifier
show(lambda: "{:#}".format("a"))
# expect: ValueError: Alternate form (#) not allowed in string format specifier
show(lambda: "{:z}".format("a"))
# expect: ValueError: Negative zero coercion (z) not allowed in string format specifier
show(lambda: "{:z}".format(1))
# expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
show(lambda: "{:z.1f}".format(-0.01))
# expect: '0.0'
show(lambda: "{:=5}".format("a"))
# expect: ValueError: '=' alignment not allowed in string format specifier
show(lambda: "{:05}".format("a"))
# expect: 'a0000'
show(lambda: "{:05}".format(5))
# expect: '00005'
show(lambda: "{:<05}".format(5))
# expect: '50000'
show(lambda: "{:^5}".format(5))
# expect: '  5  '
show(lambda: "{:*^9}".format("ab"))
# expect: '***ab****'
show(lambda: "{:ééé}".format(5))
# expect: ValueError: Invalid format specifier 'ééé' for object of type 'int'
show(lambda: "{:abc}".format(5))
# expect: ValueError: Invalid format specifier 'abc' for object of type 'int'
show(lambda: "{:y}".format(5))
# expect: ValueError: Unknown format code 'y' for object of type 'int'
show(lambda: "{:y}".format("a"))
# expect: ValueError: Unknown format code 'y' for object of type 'str'
show(lambda: "{:y}".format(1.5))
# expect: ValueError: Unknown format code 'y' for object of type 'float'
show(lambda: "{:\x00}".format(1.5))
# expect: '1.5'
show(lambda: "{:é}".format(1.5))
# expect: ValueError: Unknown format code '\xe9' for object of type 'float'
show(lambda: "{:.}".format(1.5))
# expect: ValueError: Format specifier missing precision
show(lambda: "{:.f}".format(1.5))
# expect: ValueError: Format specifier missing precision
show(lambda: "{:99999999999999999999}".format(1))
# expect: ValueError: Too many decimal digits in format string
show(lambda: "{:.99999999999999999999}".format(1.5))
# expect: ValueError: Too many decimal digits in format string
show(lambda: "{:%}".format(0.5))
# expect: '50.000000%'
show(lambda: "{:.1%}".format(True))
# expect: '100.0%'
show(lambda: "{:d}".format(True))
# expect: '1'
show(lambda: "{}".format(True))
# expect: 'True'
show(lambda: "{:5}".format(True))
# expect: '    1'
show(lambda: "{:s}".format(True))
# expect: ValueError: Unknown format code 's' for object of type 'bool'
show(lambda: "{:5}".format(None))
# expect: TypeError: unsupported format string passed to NoneType.__format__
show(lambda: "{:}".format(None))
# expect: 'None'
show(lambda: "{:5}".format([]))
# expect: TypeError: unsupported format string passed to list.__format__
show(lambda: "{:e}".format(10**400))
# expect: OverflowError: int too large to convert to float
show(lambda: "{:010,.2f}".format(12345.678))
# expect: '012,345.68'
show(lambda: "{:015,d}".format(-1234567))
# expect: '-00,001,234,567'
show(lambda: "{:,.3f}".format(1234567.891))
# expect: '1,234,567.891'
show(lambda: "{:_.3f}".format(1234567.891))
# expect: '1_234_567.891'
show(lambda: "{:.,f}".format(1234567.891234))
# expect: '1234567.891,234'
show(lambda: "{:._f}".format(1234567.891234))
# expect: '1234567.891_234'
show(lambda: "{:.6_f}".format(1234567.891234))
# expect: '1234567.891_234'
show(lambda: "{:.6,f}".format(1234567.891234))
# expect: '1234567.891,234'
show(lambda: "{:,.6_f}".format(1234567.891234))
# expect: '1,234,567.891_234'
show(lambda: "{:.,}".format(1.1234567))
# expect: '1.123,456,7'
show(lambda: "{:.6,d}".format(1))
# expect: ValueError: Precision not allowed in integer format specifier
show(lambda: "{:#x}".format(-255))
# expect: '-0xff'
show(lambda: "{:#010x}".format(255))
# expect: '0x000000ff'
show(lambda: "{:#b}".format(5))
# expect: '0b101'
show(lambda: "{:=+8}".format(5))
# expect: '+      5'
show(lambda: "{:g}".format(float("nan")))
# expect: 'nan'
show(lambda: "{:010}".format(float("nan")))
# expect: '0000000nan'
show(lambda: "{:F}".format(float("inf")))
# expect: 'INF'
show(lambda: "{:+.0f}".format(0.5))
# expect: '+0'
show(lambda: "{:#.0f}".format(0.5))
# expect: '0.'
show(lambda: "{:.0e}".format(12345.0))
# expect: '1e+04'
show(lambda: "{:#.0e}".format(12345.0))
# expect: '1.e+04'
show(lambda: "{:r}".format(1.5))
# expect: ValueError: Unknown format code 'r' for object of type 'float'
show(lambda: "{:n}".format(1.5))
# expect: '1.5'
show(lambda: "{:.3n}".format(12345.678))
# expect: '1.23e+04'
show(lambda: "{:.400f}".format(1e-300)[:20])
# expect: '0.000000000000000000'
show(lambda: "{:.2}".format(123.456))
# expect: '1.2e+02'
show(lambda: "{:.10}".format(123.456))
# expect: '123.456'
show(lambda: "{:}".format(1e16))
# expect: '1e+16'
show(lambda: "{:.17}".format(0.1))
# expect: '0.10000000000000001'
show(lambda: "{:.3}".format("abcdef"))
# expect: 'abc'
show(lambda: "{:10.3}|".format("abcdef"))
# expect: 'abc       |'
show(lambda: "{:>10s}|".format("abc"))
# expect: '       abc|'
show(lambda: "{x}".format_map({"x":1}))
# expect: '1'
show(lambda: "{x}".format_map({}))
# expect: KeyError: 'x'
show(lambda: "{x}".format_map(D()))
# expect: '<x>'
show(lambda: "{}".format_map({}))
# expect: ValueError: Format string contains positional fields
show(lambda: "{0}".format_map([1]))
# expect: ValueError: Format string contains positional fields
show(lambda: format(1,2))
# expect: TypeError: format() argument 2 must be str, not int
show(lambda: format("a","5"))
# expect: 'a    '
show(lambda: format(1.5,"5"))
# expect: '  1.5'
show(lambda: f"{1!r:>5}")
# expect: '    1'
show(lambda: "{:>{w}.{p}f}".format(3.14159,w=10,p=2))
# expect: '      3.14'
show(lambda: "{0:>{1}}".format("a","x"))
# expect: ValueError: Unknown format code 'x' for object of type 'str'
