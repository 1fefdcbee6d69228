# since: 3.14
class X:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value

def show(attempt):
    try:
        print(repr(attempt()))
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


show(lambda: "a"+1)
# expect: TypeError: can only concatenate str (not "int") to str
show(lambda: "a"*1.5)
# expect: TypeError: can't multiply sequence by non-int of type 'float'
show(lambda: "a"*2**70)
# expect: OverflowError: cannot fit 'int' into an index-sized integer
show(lambda: "a"*-5)
# expect: ''
show(lambda: 1.5*"a")
# expect: TypeError: can't multiply sequence by non-int of type 'float'
show(lambda: "a"["b"])
# expect: TypeError: string indices must be integers, not 'str'
show(lambda: "a"[5])
# expect: IndexError: string index out of range
show(lambda: "a"[2**70])
# expect: IndexError: cannot fit 'int' into an index-sized integer
show(lambda: "a"[1.5])
# expect: TypeError: string indices must be integers, not 'float'
show(lambda: "a"[None])
# expect: TypeError: string indices must be integers, not 'NoneType'
show(lambda: 1 in "a")
# expect: TypeError: 'in <string>' requires string as left operand, not int
show(lambda: "a".join(1))
# expect: TypeError: can only join an iterable
show(lambda: "a".join([1]))
# expect: TypeError: sequence item 0: expected str instance, int found
show(lambda: "a".join(["x",1]))
# expect: TypeError: sequence item 1: expected str instance, int found
show(lambda: "a".split(1))
# expect: TypeError: must be str or None, not int
show(lambda: "a".split(""))
# expect: ValueError: empty separator
show(lambda: "a".split(maxsplit="x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: "a".split(" ",1,2))
# expect: TypeError: split() takes at most 2 arguments (3 given)
show(lambda: "a".rsplit(""))
# expect: ValueError: empty separator
show(lambda: "a".partition(""))
# expect: ValueError: empty separator
show(lambda: "a".partition(1))
# expect: TypeError: must be str, not int
show(lambda: "a".replace(1,2))
# expect: TypeError: replace() argument 1 must be str, not int
show(lambda: "a".replace("a",1))
# expect: TypeError: replace() argument 2 must be str, not int
show(lambda: "a".replace("a"))
# expect: TypeError: replace() takes at least 2 positional arguments (1 given)
show(lambda: "a".replace("a","b",count=1))
# expect: 'b'
show(lambda: "a".replace("a","b",1.5))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: "a".find(1))
# expect: TypeError: find() argument 1 must be str, not int
show(lambda: "a".find())
# expect: TypeError: find expected at least 1 argument, got 0
show(lambda: "a".find("a","b"))
# expect: TypeError: slice indices must be integers or None or have an __index__ method
show(lambda: "a".find("a",None,None))
# expect: 0
show(lambda: "a".find("a",X(0)))
# expect: 0
show(lambda: "a".find("a",1.5))
# expect: TypeError: slice indices must be integers or None or have an __index__ method
show(lambda: "a".find("a",2**80))
# expect: -1
show(lambda: "a".index("b"))
# expect: ValueError: substring not found
show(lambda: "a".rindex("b"))
# expect: ValueError: substring not found
show(lambda: "a".count(1))
# expect: TypeError: count() argument 1 must be str, not int
show(lambda: "a".startswith(1))
# expect: TypeError: startswith first arg must be str or a tuple of str, not int
show(lambda: "a".startswith(("a",1)))
# expect: True
show(lambda: "a".startswith((1,"a")))
# expect: TypeError: tuple for startswith must only contain str, not int
show(lambda: "a".startswith())
# expect: TypeError: startswith expected at least 1 argument, got 0
show(lambda: "a".endswith(1))
# expect: TypeError: endswith first arg must be str or a tuple of str, not int
show(lambda: "a".endswith(("b",1)))
# expect: TypeError: tuple for endswith must only contain str, not int
show(lambda: "a".strip(1))
# expect: TypeError: strip arg must be None or str
show(lambda: "a".lstrip(1))
# expect: TypeError: lstrip arg must be None or str
show(lambda: "a".center())
# expect: TypeError: center expected at least 1 argument, got 0
show(lambda: "a".center("x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: "a".center(5,"xx"))
# expect: TypeError: The fill character must be exactly one character long
show(lambda: "a".center(5,1))
# expect: TypeError: The fill character must be a unicode character, not int
show(lambda: "a".ljust(5,""))
# expect: TypeError: The fill character must be exactly one character long
show(lambda: "a".zfill("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: "a".expandtabs("x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: "a".expandtabs(tabsize=4))
# expect: 'a'
show(lambda: "a\tb".expandtabs(2**70))
# expect: OverflowError: Python int too large to convert to C int
show(lambda: "a".encode(1))
# expect: TypeError: encode() argument 'encoding' must be str, not int
show(lambda: "é".encode("ascii"))
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
show(lambda: "éà".encode("ascii"))
# expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
show(lambda: "aéàb".encode("latin-1"))
# expect: b'a\xe9\xe0b'
show(lambda: "a€b".encode("latin-1"))
# expect: UnicodeEncodeError: 'latin-1' codec can't encode character '\u20ac' in position 1: ordinal not in range(256)
show(lambda: "a€b".encode("latin-1","xmlcharrefreplace"))
# expect: b'a&#8364;b'
show(lambda: "a€b".encode("ascii","backslashreplace"))
# expect: b'a\\u20acb'
show(lambda: "a€b\U0001f600é".encode("ascii","backslashreplace"))
# expect: b'a\\u20acb\\U0001f600\\xe9'
show(lambda: "a€b".encode("ascii","namereplace"))
# expect: b'a\\N{EURO SIGN}b'
show(lambda: "a€b".encode("ascii","replace"))
# expect: b'a?b'
show(lambda: "a€b".encode("ascii","ignore"))
# expect: b'ab'
show(lambda: "a€b".encode("ascii","surrogateescape"))
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\u20ac' in position 1: ordinal not in range(128)
show(lambda: "a€b".encode("utf-16"))
# expect: b'\xff\xfea\x00\xac b\x00'
show(lambda: "a€b".encode("utf-16-le"))
# expect: b'a\x00\xac b\x00'
show(lambda: "a€b".encode("utf_16_be"))
# expect: b'\x00a \xac\x00b'
show(lambda: "a€b".encode("UTF32"))
# expect: b'\xff\xfe\x00\x00a\x00\x00\x00\xac \x00\x00b\x00\x00\x00'
show(lambda: "a€b".encode("utf-8-sig"))
# expect: b'\xef\xbb\xbfa\xe2\x82\xacb'
show(lambda: "a".encode("U8"))
# expect: b'a'
show(lambda: "a".encode("latin"))
# expect: b'a'
show(lambda: "a".encode("iso-8859-1"))
# expect: b'a'
show(lambda: "a".encode("L1"))
# expect: b'a'
show(lambda: "a".encode("us-ascii"))
# expect: b'a'
show(lambda: "a".encode("646"))
# expect: b'a'
show(lambda: "a".encode("rot13"))
# expect: LookupError: 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs
show(lambda: "a".encode("hex"))
# expect: LookupError: 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs
show(lambda: "a".encode("utf 8"))
# expect: b'a'
show(lambda: "a".encode("a\0b"))
# expect: ValueError: embedded null character
show(lambda: "a".encode("mbcs"))
# expect: LookupError: unknown encoding: mbcs
show(lambda: b"a\x00b".decode("utf-16"))
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data
show(lambda: b"a\x00\xd8".decode("utf-16-le"))
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0xd8 in position 2: truncated data
show(lambda: b"\x00\xd8a\x00".decode("utf-16-le"))
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate
show(lambda: b"\x00\xdca\x00".decode("utf-16-le"))
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding
show(lambda: b"a\x00\x00".decode("utf-32-le"))
# expect: UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-2: truncated data
show(lambda: b"\x00\x00\x11\x00".decode("utf-32-le"))
# expect: UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)
show(lambda: b"\x00\xd8\x00\x00".decode("utf-32-le"))
# expect: UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000)
show(lambda: b"\x80".decode("ascii"))
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)
show(lambda: b"\x80".decode("ascii","replace"))
# expect: '�'
show(lambda: b"\x80".decode("ascii","backslashreplace"))
# expect: '\\x80'
show(lambda: b"\xef\xbb\xbfa".decode("utf-8-sig"))
# expect: 'a'
show(lambda: b"\xef\xbb\xbfa".decode())
# expect: '\ufeffa'
show(lambda: "a".translate(1))
# expect: TypeError: 'int' object is not subscriptable
show(lambda: "a".translate({97:None}))
# expect: ''
show(lambda: "a".translate({97:"xyz"}))
# expect: 'xyz'
show(lambda: "a".translate({97:300}))
# expect: 'Ĭ'
show(lambda: "a".translate({97:0x110000}))
# expect: ValueError: character mapping must be in range(0x110000)
show(lambda: "a".translate({97:1.5}))
# expect: TypeError: character mapping must return integer, None or str
show(lambda: "a".translate("b"*98))
# expect: 'b'
show(lambda: str.maketrans({"ab":1}))
# expect: ValueError: string keys in translate table must be of length 1
show(lambda: str.maketrans({1.5:1}))
# expect: TypeError: keys in translate table must be strings or integers
show(lambda: str.maketrans(1))
# expect: TypeError: if you give only one argument to maketrans it must be a dict
show(lambda: str.maketrans("ab","c"))
# expect: ValueError: the first two maketrans arguments must have equal length
show(lambda: str.maketrans("ab",1))
# expect: TypeError: maketrans() argument 2 must be str, not int
show(lambda: str.maketrans(1,"a"))
# expect: TypeError: first maketrans argument must be a string if there is a second argument
show(lambda: str.maketrans("ab","cd","e"))
# expect: {97: 99, 98: 100, 101: None}
show(lambda: str.maketrans("ab","cd",1))
# expect: TypeError: maketrans() argument 3 must be str, not int
show(lambda: str.maketrans({"a":1,98:"x"}))
# expect: {97: 1, 98: 'x'}
show(lambda: "a".isalpha(1))
# expect: TypeError: str.isalpha() takes no arguments (1 given)
show(lambda: "a".upper(1))
# expect: TypeError: str.upper() takes no arguments (1 given)
show(lambda: "abc".removeprefix(1))
# expect: TypeError: removeprefix() argument must be str, not int
show(lambda: "a".splitlines(2,3))
# expect: TypeError: splitlines() takes at most 1 argument (2 given)
show(lambda: "a".splitlines(keepends=1))
# expect: ['a']
show(lambda: str.upper(1))
# expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
show(lambda: str.upper())
# expect: TypeError: unbound method str.upper() needs an argument
show(lambda: str.join("a"))
# expect: TypeError: str.join() takes exactly one argument (0 given)
show(lambda: "a".__add__(1))
# expect: TypeError: can only concatenate str (not "int") to str
show(lambda: "a".__mod__(1))
# expect: TypeError: not all arguments converted during string formatting
show(lambda: "a".__rmod__("%s"))
# expect: 'a'
show(lambda: "a".__eq__(1))
# expect: NotImplemented
show(lambda: "a".__lt__(1))
# expect: NotImplemented
show(lambda: "a".__contains__(1))
# expect: TypeError: 'in <string>' requires string as left operand, not int
show(lambda: "a".__getitem__("b"))
# expect: TypeError: string indices must be integers, not 'str'
show(lambda: "a".__format__("5"))
# expect: 'a    '
show(lambda: "a".__format__(5))
# expect: TypeError: __format__() argument must be str, not int
show(lambda: "a"<1)
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
show(lambda: "a">=b"a")
# expect: TypeError: '>=' not supported between instances of 'str' and 'bytes'
show(lambda: "a".__len__(1))
# expect: TypeError: expected 0 arguments, got 1
show(lambda: "\n\t\x7f\xa0\u200b\ud7ff\U000e0001é'\"".__repr__())
# expect: '\'\\n\\t\\x7f\\xa0\\u200b\\ud7ff\\U000e0001é\\\'"\''
show(lambda: repr("'"))
# expect: '"\'"'
show(lambda: repr("\"'"))
# expect: '\'"\\\'\''
show(lambda: ascii("é\U0001f600"))
# expect: "'\\xe9\\U0001f600'"
show(lambda: str.__new__(int))
# expect: TypeError: str.__new__(int): int is not a subtype of str
show(lambda: str.__new__(1))
# expect: TypeError: str.__new__(X): X is not a type object (int)
show(lambda: "a".__getnewargs__())
# expect: ('a',)
