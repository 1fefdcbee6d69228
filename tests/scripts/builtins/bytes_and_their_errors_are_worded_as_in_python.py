# since: 3.14
class X:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value

class S:
    def __init__(self, value): self.value = value
    def __bytes__(self): return self.value

def show(attempt):
    try:
        print(repr(attempt()))
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


show(lambda: b"a"+"b")
# expect: TypeError: can't concat str to bytes
show(lambda: b"a"+1)
# expect: TypeError: can't concat int to bytes
show(lambda: b"a"+bytearray(b"b"))
# expect: b'ab'
show(lambda: bytearray(b"a")+b"b")
# expect: bytearray(b'ab')
show(lambda: b"a"["b"])
# expect: TypeError: byte indices must be integers or slices, not str
show(lambda: b"a"[5])
# expect: IndexError: index out of range
show(lambda: b"a"[2**70])
# expect: IndexError: cannot fit 'int' into an index-sized integer
show(lambda: bytearray(b"a")[5])
# expect: IndexError: bytearray index out of range
show(lambda: bytearray(b"a")["x"])
# expect: TypeError: bytearray indices must be integers or slices, not str
show(lambda: "a" in b"a")
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: 300 in b"a")
# expect: ValueError: byte must be in range(0, 256)
show(lambda: 1.5 in b"a")
# expect: TypeError: a bytes-like object is required, not 'float'
show(lambda: b"a".join(["a"]))
# expect: TypeError: sequence item 0: expected a bytes-like object, str found
show(lambda: b"a".join([b"a",1]))
# expect: TypeError: sequence item 1: expected a bytes-like object, int found
show(lambda: b"a".join(1))
# expect: TypeError: can only join an iterable
show(lambda: b",".join([bytearray(b"a"),b"b"]))
# expect: b'a,b'
show(lambda: b"a".split("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".split(b""))
# expect: ValueError: empty separator
show(lambda: b"a".find("a"))
# expect: TypeError: argument should be integer or bytes-like object, not 'str'
show(lambda: b"a".find(300))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: b"a".find(97))
# expect: 0
show(lambda: b"a".find(1.5))
# expect: TypeError: argument should be integer or bytes-like object, not 'float'
show(lambda: b"a".index(b"b"))
# expect: ValueError: subsection not found
show(lambda: b"a".rindex(b"b"))
# expect: ValueError: subsection not found
show(lambda: b"a".count("a"))
# expect: TypeError: argument should be integer or bytes-like object, not 'str'
show(lambda: b"a".replace("a","b"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".replace(b"a","b"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".startswith("a"))
# expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
show(lambda: b"a".startswith(("a",)))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".endswith(1))
# expect: TypeError: endswith first arg must be bytes or a tuple of bytes, not int
show(lambda: b"a".strip("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".center(5,"x"))
# expect: TypeError: center() argument 2 must be a byte string of length 1, not str
show(lambda: b"a".center(5,b"xx"))
# expect: TypeError: center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
show(lambda: b"a".center(5,bytearray(b"x")))
# expect: b'xxaxx'
show(lambda: b"a".ljust(5,b"xx"))
# expect: TypeError: ljust(): argument 2 must be a byte string of length 1, not a bytes object of length 2
show(lambda: b"a".ljust(5,1))
# expect: TypeError: ljust() argument 2 must be a byte string of length 1, not int
show(lambda: b"a".translate("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".translate(b"a"))
# expect: ValueError: translation table must be 256 characters long
show(lambda: b"abc".translate(None,b"b"))
# expect: b'ac'
show(lambda: b"abc".translate(None,delete="b"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: bytes.maketrans(b"a",b"bc"))
# expect: ValueError: maketrans arguments must have same length
show(lambda: bytes.maketrans("a",b"bc"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".hex(1))
# expect: TypeError: object of type 'int' has no len()
show(lambda: b"abc".hex(":"))
# expect: '61:62:63'
show(lambda: b"abc".hex("::"))
# expect: ValueError: sep must be length 1.
show(lambda: b"abc".hex("é"))
# expect: ValueError: sep must be ASCII.
show(lambda: b"abcdef".hex(":",2))
# expect: '6162:6364:6566'
show(lambda: b"abcdef".hex(":",-4))
# expect: '61626364:6566'
show(lambda: b"abc".hex(b":"))
# expect: '61:62:63'
show(lambda: b"abc".hex(""))
# expect: ValueError: sep must be length 1.
show(lambda: bytes.fromhex("ab c"))
# expect: ValueError: fromhex() arg must contain an even number of hexadecimal digits
show(lambda: bytes.fromhex("abc"))
# expect: ValueError: fromhex() arg must contain an even number of hexadecimal digits
show(lambda: bytes.fromhex("zz"))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
show(lambda: bytes.fromhex("ab é"))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 3
show(lambda: bytes.fromhex(1))
# expect: TypeError: fromhex() argument must be str or bytes-like, not int
show(lambda: bytes.fromhex(b"ab"))
# expect: b'\xab'
show(lambda: bytes("a"))
# expect: TypeError: string argument without an encoding
show(lambda: bytes(-1))
# expect: ValueError: negative count
show(lambda: bytes(1.5))
# expect: TypeError: cannot convert 'float' object to bytes
show(lambda: bytes([256]))
# expect: ValueError: bytes must be in range(0, 256)
show(lambda: bytes(["a"]))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytes([1.5]))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: bytes(object()))
# expect: TypeError: cannot convert 'object' object to bytes
show(lambda: bytes(S(1)))
# expect: TypeError: __bytes__ returned non-bytes (type int)
show(lambda: bytes(S(b"x")))
# expect: b'x'
show(lambda: bytes("é","ascii"))
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
show(lambda: bytes("a",1))
# expect: TypeError: bytes() argument 'encoding' must be str, not int
show(lambda: bytes(1,"a"))
# expect: TypeError: encoding without a string argument
show(lambda: bytes(b"a","ascii"))
# expect: TypeError: encoding without a string argument
show(lambda: bytes(encoding="a"))
# expect: TypeError: encoding without a string argument
show(lambda: bytes(errors="a"))
# expect: TypeError: errors without a string argument
show(lambda: bytes(source="a",encoding="ascii"))
# expect: b'a'
show(lambda: bytes(2**70))
# expect: OverflowError: cannot fit 'int' into an index-sized integer
show(lambda: bytearray(2**70))
# expect: OverflowError: cannot fit 'int' into an index-sized integer
show(lambda: bytearray(-1))
# expect: ValueError: negative count
show(lambda: bytearray("a"))
# expect: TypeError: string argument without an encoding
show(lambda: bytearray([256]))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(["a"]))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(1.5))
# expect: TypeError: cannot convert 'float' object to bytearray
show(lambda: bytearray(b"a","b"))
# expect: TypeError: encoding without a string argument
show(lambda: bytes(1,2,3,4))
# expect: TypeError: bytes() takes at most 3 arguments (4 given)
show(lambda: bytearray(b"a").append(256))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"a").append("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b"a").append(-1))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"a").append(1.5))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: bytearray(b"a").extend(1))
# expect: TypeError: can't extend bytearray with int
show(lambda: bytearray(b"a").extend("a"))
# expect: TypeError: expected iterable of integers; got: 'str'
show(lambda: bytearray(b"a").extend([256]))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"a").insert(0,256))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"a").insert("a",1))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b"").pop())
# expect: IndexError: pop from empty bytearray
show(lambda: bytearray(b"a").pop(5))
# expect: IndexError: pop index out of range
show(lambda: bytearray(b"a").pop("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b"a").remove(98))
# expect: ValueError: value not found in bytearray
show(lambda: bytearray(b"a").remove(300))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"a").remove("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b"a").resize(-1))
# expect: ValueError: Can only resize to positive sizes, got -1
show(lambda: bytearray(b"a").__setitem__(0,256))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"a").__setitem__(5,1))
# expect: IndexError: bytearray index out of range
show(lambda: bytearray(b"a").__setitem__("a",1))
# expect: TypeError: bytearray indices must be integers or slices, not str
show(lambda: bytearray(b"a").__setitem__(0,"a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b"a").__setitem__(slice(0,1),"a"))
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
show(lambda: bytearray(b"a").__setitem__(slice(0,1),1))
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
show(lambda: bytearray(b"a").__setitem__(slice(0,1),[1.5]))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: bytearray(b"abcd").__setitem__(slice(0,4,2),b"x"))
# expect: ValueError: attempt to assign bytes of size 1 to extended slice of size 2
show(lambda: bytearray(b"a").__delitem__(5))
# expect: IndexError: bytearray index out of range
show(lambda: bytearray(b"a").__delitem__("x"))
# expect: TypeError: bytearray indices must be integers or slices, not str
show(lambda: b"a"%1)
# expect: TypeError: not all arguments converted during bytes formatting
show(lambda: b"%s"%"a")
# expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
show(lambda: b"%s"%b"a")
# expect: b'a'
show(lambda: b"%s"%S(b"q"))
# expect: b'q'
show(lambda: b"%b"%1)
# expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
show(lambda: b"%d"%"a")
# expect: TypeError: %d format: a real number is required, not str
show(lambda: b"%c"%300)
# expect: OverflowError: %c arg not in range(256)
show(lambda: b"%c"%b"ab")
# expect: TypeError: %c requires an integer in range(256) or a single byte, not a bytes object of length 2
show(lambda: b"%c"%1.5)
# expect: TypeError: %c requires an integer in range(256) or a single byte, not float
show(lambda: b"%a"%"é")
# expect: b"'\\xe9'"
show(lambda: b"%r"%"é")
# expect: b"'\\xe9'"
show(lambda: b"%x"%1.5)
# expect: TypeError: %x format: an integer is required, not float
show(lambda: b"%f"%"a")
# expect: TypeError: float argument required, not str
show(lambda: b"%y"%1)
# expect: ValueError: unsupported format character 'y' (0x79) at index 1
show(lambda: b"%(a)s"%{b"a":b"x"})
# expect: b'x'
show(lambda: b"%(a)s"%{"a":b"x"})
# expect: KeyError: b'a'
show(lambda: b"%(a)s"%1)
# expect: TypeError: format requires a mapping
show(lambda: b"%5.1f|%-5d|%05d"%(1.25,3,4))
# expect: b'  1.2|3    |00004'
show(lambda: b"%"%1)
# expect: ValueError: incomplete format
show(lambda: b"%s %s"%b"a")
# expect: TypeError: not enough arguments for format string
show(lambda: b"a"%(b"a",))
# expect: TypeError: not all arguments converted during bytes formatting
show(lambda: b"a"<"a")
# expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
show(lambda: b"a"==bytearray(b"a"))
# expect: True
show(lambda: b"a"<bytearray(b"b"))
# expect: True
show(lambda: b"a".__eq__("a"))
# expect: NotImplemented
show(lambda: b"a".decode(1))
# expect: TypeError: decode() argument 'encoding' must be str, not int
show(lambda: repr(b"'\"\n\x00\xff\\"))
# expect: 'b\'\\\'"\\n\\x00\\xff\\\\\''
show(lambda: repr(b"'"))
# expect: 'b"\'"'
show(lambda: repr(bytearray(b"a'")))
# expect: 'bytearray(b"a\\\'")'
show(lambda: str(b"a"))
# expect: "b'a'"
show(lambda: b"a".__bytes__())
# expect: b'a'
show(lambda: b"a".removeprefix("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".splitlines(1))
# expect: [b'a']
show(lambda: b"a".expandtabs("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: b"a".zfill("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: b"a".isalpha(1))
# expect: TypeError: bytes.isalpha() takes no arguments (1 given)
show(lambda: bytearray(b"a").__init__(5))
# expect: None
show(lambda: bytearray().__alloc__())
# expect: 0
show(lambda: bytearray(b"abc").__alloc__())
# expect: 4
show(lambda: bytearray(b"a").copy())
# expect: bytearray(b'a')
show(lambda: bytearray(b"ab").__imul__("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b"ab").__iadd__("a"))
# expect: TypeError: can't concat str to bytearray
show(lambda: bytearray(b"ab").__iadd__(1))
# expect: TypeError: can't concat int to bytearray
show(lambda: bytearray(b"ab").clear(1))
# expect: TypeError: bytearray.clear() takes no arguments (1 given)
show(lambda: bytearray(b"ab").reverse())
# expect: None
show(lambda: bytearray(b"ab").__reduce__())
# expect: (<class 'bytearray'>, ('ab', 'latin-1'), None)
show(lambda: bytes.__new__(int))
# expect: TypeError: bytes.__new__(int): int is not a subtype of bytes
show(lambda: bytes.join(b"a"))
# expect: TypeError: bytes.join() takes exactly one argument (0 given)
show(lambda: b"a".partition(b""))
# expect: ValueError: empty separator
show(lambda: b"a".partition("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: bytearray(b"abc").partition(b"b"))
# expect: (bytearray(b'a'), bytearray(b'b'), bytearray(b'c'))
show(lambda: b"a".rsplit(None,X(1)))
# expect: [b'a']
show(lambda: b"\t".expandtabs(2**70))
# expect: OverflowError: Python int too large to convert to C int
show(lambda: b"a".find(b"a","x"))
# expect: TypeError: slice indices must be integers or None or have an __index__ method
show(lambda: int("1\u2003"))
# expect: 1
show(lambda: int("\u2003 1"))
# expect: 1
show(lambda: int("１２"))
# expect: 12
show(lambda: "ǆ".title())
# expect: 'ǅ'
show(lambda: "ß".upper())
# expect: 'SS'
show(lambda: "ß".title())
# expect: 'Ss'
show(lambda: "ß".capitalize())
# expect: 'Ss'
show(lambda: "ŉ".title())
# expect: 'ʼN'
show(lambda: "İ".lower())
# expect: 'i̇'
show(lambda: "ΑΣ".lower())
# expect: 'ας'
show(lambda: "ΑΣ".title())
# expect: 'Ας'
show(lambda: "Σ".lower())
# expect: 'σ'
show(lambda: "ΑΣ".swapcase())
# expect: 'ας'
show(lambda: "ß".swapcase())
# expect: 'SS'
show(lambda: "ǅ".swapcase())
# expect: 'ǅ'
show(lambda: "ß".casefold())
# expect: 'ss'
show(lambda: "İI".casefold())
# expect: 'i̇i'
show(lambda: "they're bill's".title())
# expect: "They'Re Bill'S"
