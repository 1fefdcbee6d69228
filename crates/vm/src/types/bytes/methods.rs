//! The methods that `bytes` and `bytearray` share, and the tables of both.

use memchr::memmem;

use super::making::{self, BYTE_RANGE, byte};
use super::{
    ByteArray, Bytes, array, like_argument, of_kind, push_quoted, push_repr, receiver, unchanged, view,
};
use crate::heap::{Tuple, Value};
use crate::native::NativeDef;
use crate::types::class::ClassDef;
use crate::types::format::percent::{Flavour, percent_format};
use crate::types::int::Int;
use crate::types::sequence::{cannot_repeat, repeat_count};
use crate::types::slice::Slice;
use crate::types::text::layout::{centre, joined_items};
use crate::types::text::search::{count_bytes, find_bytes, rfind_bytes, search_bounds};
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

/// The class `bytes`.
pub const BYTES: ClassDef = ClassDef {
    name: "bytes",
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
    methods: BYTES_METHODS,
    properties: &[],
    is_base: true,
};

/// The class `bytearray`.
pub const BYTEARRAY: ClassDef = ClassDef {
    name: "bytearray",
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
    methods: ARRAY_METHODS,
    properties: &[],
    is_base: true,
};

const BYTES_METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, source=b'', encoding='utf-8', errors='strict')",
        making::new_bytes,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__hash__", "(self, /)", hash, "Return hash(self)."),
    method!("__str__", "(self, /)", repr, "Return str(self)."),
    method!("__lt__", "(self, value, /)", lt, "Return self<value."),
    method!("__le__", "(self, value, /)", le, "Return self<=value."),
    method!("__eq__", "(self, value, /)", eq, "Return self==value."),
    method!("__ne__", "(self, value, /)", ne, "Return self!=value."),
    method!("__gt__", "(self, value, /)", gt, "Return self>value."),
    method!("__ge__", "(self, value, /)", ge, "Return self>=value."),
    method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
    method!("__mod__", "(self, value, /)", modulo, "Return self%value."),
    method!("__rmod__", "(self, value, /)", rmodulo, "Return value%self."),
    method!("__len__", "(self, /)", len, "Return len(self)."),
    method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
    method!("__add__", "(self, value, /)", add, "Return self+value."),
    method!("__mul__", "(self, value, /)", mul, "Return self*value."),
    method!("__rmul__", "(self, value, /)", mul, "Return value*self."),
    method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
    method!("__getnewargs__", "(self, /)", getnewargs, ""),
    method!("__bytes__", "(self, /)", making::to_bytes, "Convert this value to exact type bytes."),
    method!(
        "capitalize",
        "(self, /)",
        capitalize,
        "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased."
    ),
    method!(
        "center",
        "(self, width, fillchar=b' ', /)",
        center,
        "Return a centered string of length width.\n\nPadding is done using the specified fill character."
    ),
    method!(
        "count",
        "(self, sub, start=None, end=None, /)",
        count,
        "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
    ),
    method!(
        "decode",
        "(self, /, encoding='utf-8', errors='strict')",
        making::decode,
        "Decode the bytes using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors."
    ),
    method!(
        "endswith",
        "(self, suffix, start=None, end=None, /)",
        endswith,
        "Return True if the bytes ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
    ),
    method!(
        "expandtabs",
        "(self, /, tabsize=8)",
        expandtabs,
        "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed."
    ),
    method!(
        "find",
        "(self, sub, start=None, end=None, /)",
        find,
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure."
    ),
    class_method!(
        "fromhex",
        "(cls, string, /)",
        making::fromhex,
        "Create a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'."
    ),
    method!(
        "hex",
        "(self, sep=None, bytes_per_sep=1)",
        making::hex,
        "Create a string of hexadecimal numbers from a bytes object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = b'\\xb9\\x01\\xef'\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'"
    ),
    method!(
        "index",
        "(self, sub, start=None, end=None, /)",
        index,
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    method!(
        "isalnum",
        "(self, /)",
        isalnum,
        "B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "isalpha",
        "(self, /)",
        isalpha,
        "B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "isascii",
        "(self, /)",
        isascii,
        "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise."
    ),
    method!(
        "isdigit",
        "(self, /)",
        isdigit,
        "B.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "islower",
        "(self, /)",
        islower,
        "B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise."
    ),
    method!(
        "isspace",
        "(self, /)",
        isspace,
        "B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "istitle",
        "(self, /)",
        istitle,
        "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise."
    ),
    method!(
        "isupper",
        "(self, /)",
        isupper,
        "B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise."
    ),
    method!(
        "join",
        "(self, iterable_of_bytes, /)",
        join,
        "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytes object.\n\nExample: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'."
    ),
    method!(
        "ljust",
        "(self, width, fillchar=b' ', /)",
        ljust,
        "Return a left-justified string of length width.\n\nPadding is done using the specified fill character."
    ),
    method!(
        "lower",
        "(self, /)",
        lower,
        "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase."
    ),
    method!(
        "lstrip",
        "(self, bytes=None, /)",
        lstrip,
        "Strip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading  ASCII whitespace."
    ),
    static_method!(
        "maketrans",
        "(frm, to, /)",
        making::maketrans,
        "Return a translation table usable for the bytes or bytearray translate method.\n\nThe returned table will be one where each byte in frm is mapped to the byte at\nthe same position in to.\n\nThe bytes objects frm and to must be of the same length."
    ),
    method!(
        "partition",
        "(self, sep, /)",
        partition,
        "Partition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes. If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original bytes\nobject and two empty bytes objects."
    ),
    method!(
        "replace",
        "(self, old, new, count=-1, /)",
        replace,
        "Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced."
    ),
    method!(
        "removeprefix",
        "(self, prefix, /)",
        removeprefix,
        "Return a bytes object with the given prefix string removed if present.\n\nIf the bytes starts with the prefix string, return bytes[len(prefix):].\nOtherwise, return a copy of the original bytes."
    ),
    method!(
        "removesuffix",
        "(self, suffix, /)",
        removesuffix,
        "Return a bytes object with the given suffix string removed if present.\n\nIf the bytes ends with the suffix string and that suffix is not empty,\nreturn bytes[:-len(prefix)].  Otherwise, return a copy of the original\nbytes."
    ),
    method!(
        "rfind",
        "(self, sub, start=None, end=None, /)",
        rfind,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure."
    ),
    method!(
        "rindex",
        "(self, sub, start=None, end=None, /)",
        rindex,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    method!(
        "rjust",
        "(self, width, fillchar=b' ', /)",
        rjust,
        "Return a right-justified string of length width.\n\nPadding is done using the specified fill character."
    ),
    method!(
        "rpartition",
        "(self, sep, /)",
        rpartition,
        "Partition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytes\nobjects and the original bytes object."
    ),
    method!(
        "rsplit",
        "(self, /, sep=None, maxsplit=-1)",
        rsplit,
        "Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytes and working to the front."
    ),
    method!(
        "rstrip",
        "(self, bytes=None, /)",
        rstrip,
        "Strip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip trailing ASCII whitespace."
    ),
    method!(
        "split",
        "(self, /, sep=None, maxsplit=-1)",
        split,
        "Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit."
    ),
    method!(
        "splitlines",
        "(self, /, keepends=False)",
        splitlines,
        "Return a list of the lines in the bytes, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue."
    ),
    method!(
        "startswith",
        "(self, prefix, start=None, end=None, /)",
        startswith,
        "Return True if the bytes starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
    ),
    method!(
        "strip",
        "(self, bytes=None, /)",
        strip,
        "Strip leading and trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading and trailing ASCII whitespace."
    ),
    method!(
        "swapcase",
        "(self, /)",
        swapcase,
        "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa."
    ),
    method!(
        "title",
        "(self, /)",
        title,
        "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase."
    ),
    method!(
        "translate",
        "(self, table, /, delete=b'')",
        translate,
        "Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table."
    ),
    method!(
        "upper",
        "(self, /)",
        upper,
        "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase."
    ),
    method!(
        "zfill",
        "(self, width, /)",
        zfill,
        "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated."
    ),
];

const ARRAY_METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        making::new_array,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__str__", "(self, /)", repr, "Return str(self)."),
    method!("__lt__", "(self, value, /)", lt, "Return self<value."),
    method!("__le__", "(self, value, /)", le, "Return self<=value."),
    method!("__eq__", "(self, value, /)", eq, "Return self==value."),
    method!("__ne__", "(self, value, /)", ne, "Return self!=value."),
    method!("__gt__", "(self, value, /)", gt, "Return self>value."),
    method!("__ge__", "(self, value, /)", ge, "Return self>=value."),
    method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
    method!("__mod__", "(self, value, /)", modulo, "Return self%value."),
    method!("__rmod__", "(self, value, /)", rmodulo, "Return value%self."),
    method!("__len__", "(self, /)", len, "Return len(self)."),
    method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
    method!("__add__", "(self, value, /)", add, "Return self+value."),
    method!("__mul__", "(self, value, /)", mul, "Return self*value."),
    method!("__rmul__", "(self, value, /)", mul, "Return value*self."),
    method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
    method!(
        "__init__",
        "(self, source=b'', encoding='utf-8', errors='strict')",
        making::init_array,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__setitem__", "(self, key, value, /)", array::setitem, "Set self[key] to value."),
    method!("__delitem__", "(self, key, /)", array::delitem, "Delete self[key]."),
    method!("__iadd__", "(self, value, /)", array::iadd, "Implement self+=value."),
    method!("__imul__", "(self, value, /)", array::imul, "Implement self*=value."),
    method!(
        "__alloc__",
        "(self, /)",
        array::alloc,
        "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."
    ),
    method!("__reduce__", "(self, /)", array::reduce, "Return state information for pickling."),
    method!(
        "__sizeof__",
        "(self, /)",
        array::sizeof,
        "Returns the size of the bytearray object in memory, in bytes."
    ),
    method!(
        "append",
        "(self, item, /)",
        array::append,
        "Append a single item to the end of the bytearray.\n\n  item\n    The item to be appended."
    ),
    method!(
        "capitalize",
        "(self, /)",
        capitalize,
        "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased."
    ),
    method!(
        "center",
        "(self, width, fillchar=b' ', /)",
        center,
        "Return a centered string of length width.\n\nPadding is done using the specified fill character."
    ),
    method!("clear", "(self, /)", array::clear, "Remove all items from the bytearray."),
    method!("copy", "(self, /)", making::copy, "Return a copy of B."),
    method!(
        "count",
        "(self, sub, start=None, end=None, /)",
        count,
        "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
    ),
    method!(
        "decode",
        "(self, /, encoding='utf-8', errors='strict')",
        making::decode,
        "Decode the bytearray using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytearray.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors."
    ),
    method!(
        "endswith",
        "(self, suffix, start=None, end=None, /)",
        endswith,
        "Return True if the bytearray ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytearray.\n  end\n    Optional stop position. Default: end of the bytearray."
    ),
    method!(
        "expandtabs",
        "(self, /, tabsize=8)",
        expandtabs,
        "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed."
    ),
    method!(
        "extend",
        "(self, iterable_of_ints, /)",
        array::extend,
        "Append all the items from the iterator or sequence to the end of the bytearray.\n\n  iterable_of_ints\n    The iterable of items to append."
    ),
    method!(
        "find",
        "(self, sub, start=None, end=None, /)",
        find,
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure."
    ),
    class_method!(
        "fromhex",
        "(cls, string, /)",
        making::fromhex,
        "Create a bytearray object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytearray.fromhex('B9 01EF') -> bytearray(b'\\\\xb9\\\\x01\\\\xef')"
    ),
    method!(
        "hex",
        "(self, sep=None, bytes_per_sep=1)",
        making::hex,
        "Create a string of hexadecimal numbers from a bytearray object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = bytearray([0xb9, 0x01, 0xef])\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'"
    ),
    method!(
        "index",
        "(self, sub, start=None, end=None, /)",
        index,
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    method!(
        "insert",
        "(self, index, item, /)",
        array::insert,
        "Insert a single item into the bytearray before the given index.\n\n  index\n    The index where the value is to be inserted.\n  item\n    The item to be inserted."
    ),
    method!(
        "isalnum",
        "(self, /)",
        isalnum,
        "B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "isalpha",
        "(self, /)",
        isalpha,
        "B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "isascii",
        "(self, /)",
        isascii,
        "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise."
    ),
    method!(
        "isdigit",
        "(self, /)",
        isdigit,
        "B.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "islower",
        "(self, /)",
        islower,
        "B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise."
    ),
    method!(
        "isspace",
        "(self, /)",
        isspace,
        "B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise."
    ),
    method!(
        "istitle",
        "(self, /)",
        istitle,
        "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise."
    ),
    method!(
        "isupper",
        "(self, /)",
        isupper,
        "B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise."
    ),
    method!(
        "join",
        "(self, iterable_of_bytes, /)",
        join,
        "Concatenate any number of bytes/bytearray objects.\n\nThe bytearray whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytearray object."
    ),
    method!(
        "ljust",
        "(self, width, fillchar=b' ', /)",
        ljust,
        "Return a left-justified string of length width.\n\nPadding is done using the specified fill character."
    ),
    method!(
        "lower",
        "(self, /)",
        lower,
        "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase."
    ),
    method!(
        "lstrip",
        "(self, bytes=None, /)",
        lstrip,
        "Strip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading ASCII whitespace."
    ),
    static_method!(
        "maketrans",
        "(frm, to, /)",
        making::maketrans,
        "Return a translation table usable for the bytes or bytearray translate method.\n\nThe returned table will be one where each byte in frm is mapped to the byte at\nthe same position in to.\n\nThe bytes objects frm and to must be of the same length."
    ),
    method!(
        "partition",
        "(self, sep, /)",
        partition,
        "Partition the bytearray into three parts using the given separator.\n\nThis will search for the separator sep in the bytearray. If the separator is\nfound, returns a 3-tuple containing the part before the separator, the\nseparator itself, and the part after it as new bytearray objects.\n\nIf the separator is not found, returns a 3-tuple containing the copy of the\noriginal bytearray object and two empty bytearray objects."
    ),
    method!(
        "pop",
        "(self, index=-1, /)",
        array::pop,
        "Remove and return a single item from B.\n\n  index\n    The index from where to remove the item.\n    -1 (the default value) means remove the last item.\n\nIf no index argument is given, will pop the last item."
    ),
    method!(
        "remove",
        "(self, value, /)",
        array::remove,
        "Remove the first occurrence of a value in the bytearray.\n\n  value\n    The value to remove."
    ),
    method!(
        "replace",
        "(self, old, new, count=-1, /)",
        replace,
        "Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced."
    ),
    method!(
        "removeprefix",
        "(self, prefix, /)",
        removeprefix,
        "Return a bytearray with the given prefix string removed if present.\n\nIf the bytearray starts with the prefix string, return\nbytearray[len(prefix):].  Otherwise, return a copy of the original\nbytearray."
    ),
    method!(
        "removesuffix",
        "(self, suffix, /)",
        removesuffix,
        "Return a bytearray with the given suffix string removed if present.\n\nIf the bytearray ends with the suffix string and that suffix is not\nempty, return bytearray[:-len(suffix)].  Otherwise, return a copy of\nthe original bytearray."
    ),
    method!(
        "resize",
        "(self, size, /)",
        array::resize,
        "Resize the internal buffer of bytearray to len.\n\n  size\n    New size to resize to."
    ),
    method!("reverse", "(self, /)", array::reverse, "Reverse the order of the values in B in place."),
    method!(
        "rfind",
        "(self, sub, start=None, end=None, /)",
        rfind,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure."
    ),
    method!(
        "rindex",
        "(self, sub, start=None, end=None, /)",
        rindex,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    method!(
        "rjust",
        "(self, width, fillchar=b' ', /)",
        rjust,
        "Return a right-justified string of length width.\n\nPadding is done using the specified fill character."
    ),
    method!(
        "rpartition",
        "(self, sep, /)",
        rpartition,
        "Partition the bytearray into three parts using the given separator.\n\nThis will search for the separator sep in the bytearray, starting at the end.\nIf the separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it as new bytearray\nobjects.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytearray\nobjects and the copy of the original bytearray object."
    ),
    method!(
        "rsplit",
        "(self, /, sep=None, maxsplit=-1)",
        rsplit,
        "Return a list of the sections in the bytearray, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytearray.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytearray and working to the front."
    ),
    method!(
        "rstrip",
        "(self, bytes=None, /)",
        rstrip,
        "Strip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip trailing ASCII whitespace."
    ),
    method!(
        "split",
        "(self, /, sep=None, maxsplit=-1)",
        split,
        "Return a list of the sections in the bytearray, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytearray.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit."
    ),
    method!(
        "splitlines",
        "(self, /, keepends=False)",
        splitlines,
        "Return a list of the lines in the bytearray, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue."
    ),
    method!(
        "startswith",
        "(self, prefix, start=None, end=None, /)",
        startswith,
        "Return True if the bytearray starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytearray.\n  end\n    Optional stop position. Default: end of the bytearray."
    ),
    method!(
        "strip",
        "(self, bytes=None, /)",
        strip,
        "Strip leading and trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading and trailing ASCII whitespace."
    ),
    method!(
        "swapcase",
        "(self, /)",
        swapcase,
        "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa."
    ),
    method!(
        "title",
        "(self, /)",
        title,
        "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase."
    ),
    method!(
        "translate",
        "(self, table, /, delete=b'')",
        translate,
        "Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table."
    ),
    method!(
        "upper",
        "(self, /)",
        upper,
        "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase."
    ),
    method!(
        "zfill",
        "(self, width, /)",
        zfill,
        "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated."
    ),
];

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    let mut text = String::new();
    if args[0].is_a::<ByteArray>() {
        text.push_str(&vm.class_of(&args[0]).name());
        text.push('(');
        push_quoted(&bytes, true, &mut text);
        text.push(')');
    } else {
        push_repr(&bytes, &mut text);
    }
    Ok(vm.str(&text))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = crate::types::hashing::bytes_hash(&receiver(vm, args)?);
    Ok(vm.word(hash as i64))
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = receiver(vm, args)?.len();
    Ok(vm.size(length))
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(bytes) = args[0].downcast::<Bytes>() {
        return Ok(vm.bytes_iterator(bytes));
    }
    let array = super::array_receiver(vm, args)?;
    Ok(vm.bytearray_iterator(array))
}

macro_rules! comparisons {
    ($($name:ident: $operator:tt;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let bytes = receiver(vm, args)?;
                Ok(view(&args[1]).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(bytes $operator other)))
            }
        )*
    };
}

comparisons! {
    lt: <;
    le: <=;
    eq: ==;
    ne: !=;
    gt: >;
    ge: >=;
}

fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    let Some(other) = view(&args[1]) else {
        let message = format!("can't concat {} to {}", vm.type_name(&args[1]), vm.type_name(&args[0]));
        return Err(vm.type_error(message));
    };
    vm.check_size(bytes.len().saturating_add(other.len()))?;
    Ok(of_kind(vm, &args[0], [bytes, other].concat()))
}

fn mul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(count) = repeat_count(vm, &args[1])? else { return Err(cannot_repeat(vm, &args[1])) };
    let bytes = receiver(vm, args)?;
    if count == 1 {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(bytes.len().saturating_mul(count))?;
    Ok(of_kind(vm, &args[0], bytes.repeat(count)))
}

fn formatted(vm: &mut Vm, template: &Value, arguments: &Value) -> Outcome {
    let Some(bytes) = view(template) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut text = String::new();
    percent_format(vm, &super::from_latin_1(&bytes), arguments, Flavour::Bytes, &mut text)?;
    Ok(of_kind(vm, template, super::to_latin_1(&text)))
}

fn modulo(vm: &mut Vm, args: &[Value]) -> Outcome {
    formatted(vm, &args[0], &args[1])
}

fn rmodulo(vm: &mut Vm, args: &[Value]) -> Outcome {
    formatted(vm, &args[1], &args[0])
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (key, is_array) = (&args[1], args[0].is_a::<ByteArray>());
    if let Some(slice) = key.downcast::<Slice>() {
        let length = receiver(vm, args)?.len();
        let (start, _, step, count) = vm.slice_indices(slice, length)?;
        let bytes = receiver(vm, args)?;
        if step == 1 && count == bytes.len() {
            return Ok(unchanged(vm, &args[0], &bytes));
        }
        let picked = match step {
            1 => bytes[start as usize..start as usize + count].to_vec(),
            _ => (0..count as i64).map(|nth| bytes[(start + nth * step) as usize]).collect(),
        };
        return Ok(of_kind(vm, &args[0], picked));
    }
    if !vm.has_index(key) {
        let name = if is_array { "bytearray" } else { "byte" };
        let message = format!("{name} indices must be integers or slices, not {}", vm.type_name(key));
        return Err(vm.type_error(message));
    }
    let index = vm.index(key)?;
    let Some(index) = Int::of(&index).and_then(Int::word) else {
        return Err(vm.index_error("cannot fit 'int' into an index-sized integer"));
    };
    let byte = match args[0].downcast::<ByteArray>() {
        Some(array) => place(index, array.len()).and_then(|place| array.byte_at(place)),
        None => {
            let bytes = receiver(vm, args)?;
            place(index, bytes.len()).map(|place| bytes[place])
        }
    };
    match byte {
        Some(byte) => Ok(Value::int(byte.into())),
        None => {
            Err(vm.index_error(if is_array { "bytearray index out of range" } else { "index out of range" }))
        }
    }
}

fn place(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(index).ok().filter(|&place| place < length)
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    if let Some(part) = view(&args[1]) {
        return Ok(Value::bool(find_bytes(&bytes, &part).is_some()));
    }
    if !vm.has_index(&args[1]) {
        return Err(super::not_like(vm, &args[1]));
    }
    let byte = byte(vm, &args[1], BYTE_RANGE)?;
    Ok(Value::bool(bytes.contains(&byte)))
}

/// What is searched for: bytes, or one byte by its number.
fn needle(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(part) = view(value) {
        return Ok(part.into_owned());
    }
    if !vm.has_index(value) {
        let message =
            format!("argument should be integer or bytes-like object, not '{}'", vm.type_name(value));
        return Err(vm.type_error(message));
    }
    byte(vm, value, BYTE_RANGE).map(|byte| vec![byte])
}

fn position(
    vm: &mut Vm,
    args: &[Value],
    search: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>, Raised> {
    let part = needle(vm, &args[1])?;
    let bytes = receiver(vm, args)?;
    let bounds = search_bounds(vm, &args[2], &args[3], bytes.len())?;
    Ok(bounds.and_then(|(start, end)| search(&bytes[start..end], &part).map(|found| start + found)))
}

fn find(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, find_bytes)?;
    Ok(found.map_or(Value::int(-1), |place| vm.size(place)))
}

fn rfind(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, rfind_bytes)?;
    Ok(found.map_or(Value::int(-1), |place| vm.size(place)))
}

fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    match position(vm, args, find_bytes)? {
        Some(place) => Ok(vm.size(place)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn rindex(vm: &mut Vm, args: &[Value]) -> Outcome {
    match position(vm, args, rfind_bytes)? {
        Some(place) => Ok(vm.size(place)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let part = needle(vm, &args[1])?;
    let bytes = receiver(vm, args)?;
    let count = match search_bounds(vm, &args[2], &args[3], bytes.len())? {
        None => 0,
        Some((start, end)) if part.is_empty() => end - start + 1,
        Some((start, end)) => count_bytes(&bytes[start..end], &part),
    };
    Ok(vm.size(count))
}

fn has_affix(vm: &mut Vm, args: &[Value], name: &str, test: fn(&[u8], &[u8]) -> bool) -> Outcome {
    let bytes = receiver(vm, args)?;
    let bounds = search_bounds(vm, &args[2], &args[3], bytes.len())?;
    let holds = |affix: &[u8]| bounds.is_some_and(|(start, end)| test(&bytes[start..end], affix));
    if let Some(affixes) = args[1].downcast::<Tuple>() {
        for affix in affixes.iter() {
            if holds(&like_argument(vm, affix)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match view(&args[1]) {
        Some(affix) => Ok(Value::bool(holds(&affix))),
        None => {
            let message =
                format!("{name} first arg must be bytes or a tuple of bytes, not {}", vm.type_name(&args[1]));
            Err(vm.type_error(message))
        }
    }
}

fn startswith(vm: &mut Vm, args: &[Value]) -> Outcome {
    has_affix(vm, args, "startswith", |bytes, affix| bytes.starts_with(affix))
}

fn endswith(vm: &mut Vm, args: &[Value]) -> Outcome {
    has_affix(vm, args, "endswith", |bytes, affix| bytes.ends_with(affix))
}

fn removeprefix(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (bytes, prefix) = (receiver(vm, args)?, like_argument(vm, &args[1])?);
    Ok(match bytes.strip_prefix(&*prefix) {
        Some(rest) if !prefix.is_empty() => of_kind(vm, &args[0], rest.to_vec()),
        _ => unchanged(vm, &args[0], &bytes),
    })
}

fn removesuffix(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (bytes, suffix) = (receiver(vm, args)?, like_argument(vm, &args[1])?);
    Ok(match bytes.strip_suffix(&*suffix) {
        Some(rest) if !suffix.is_empty() => of_kind(vm, &args[0], rest.to_vec()),
        _ => unchanged(vm, &args[0], &bytes),
    })
}

fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (bytes, old, new) = (receiver(vm, args)?, like_argument(vm, &args[1])?, like_argument(vm, &args[2])?);
    let limit = if args[3].is_empty() { -1 } else { vm.index_i64(&args[3])? };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let places: Vec<usize> = if old.is_empty() {
        (0..=bytes.len()).take(limit).collect()
    } else {
        memmem::find_iter(&bytes, &*old).take(limit).collect()
    };
    if places.is_empty() {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(bytes.len().saturating_add(places.len().saturating_mul(new.len())))?;
    let (mut result, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for place in places {
        result.extend_from_slice(&bytes[from..place]);
        result.extend_from_slice(&new);
        from = place + old.len();
    }
    result.extend_from_slice(&bytes[from..]);
    Ok(of_kind(vm, &args[0], result))
}

fn parted(vm: &mut Vm, args: &[Value], search: fn(&[u8], &[u8]) -> Option<usize>, is_right: bool) -> Outcome {
    let (bytes, separator) = (receiver(vm, args)?, like_argument(vm, &args[1])?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let parts = match search(&bytes, &separator) {
        Some(at) => {
            let middle = if args[0].is_a::<ByteArray>() {
                of_kind(vm, &args[0], separator.to_vec())
            } else {
                args[1].clone()
            };
            let before = of_kind(vm, &args[0], bytes[..at].to_vec());
            [before, middle, of_kind(vm, &args[0], bytes[at + separator.len()..].to_vec())]
        }
        None => {
            let whole = unchanged(vm, &args[0], &bytes);
            let (first, second) = (of_kind(vm, &args[0], Vec::new()), of_kind(vm, &args[0], Vec::new()));
            if is_right { [first, second, whole] } else { [whole, first, second] }
        }
    };
    Ok(vm.tuple(parts))
}

fn partition(vm: &mut Vm, args: &[Value]) -> Outcome {
    parted(vm, args, find_bytes, false)
}

fn rpartition(vm: &mut Vm, args: &[Value]) -> Outcome {
    parted(vm, args, rfind_bytes, true)
}

/// The parts that `split` and `rsplit` give; the latter looks from the end.
fn splits(vm: &mut Vm, args: &[Value], from_end: bool) -> Result<Vec<Vec<u8>>, Raised> {
    let limit = if args[2].is_empty() { -1 } else { vm.index_i64(&args[2])? };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let bytes = receiver(vm, args)?;
    if args[1].is_empty() || args[1].is_none() {
        return Ok(if from_end { words_from_end(&bytes, limit) } else { words(&bytes, limit) });
    }
    let separator = like_argument(vm, &args[1])?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let mut parts = Vec::new();
    let mut rest = &*bytes;
    if from_end {
        while parts.len() < limit {
            let Some(at) = rfind_bytes(rest, &separator) else { break };
            parts.push(rest[at + separator.len()..].to_vec());
            rest = &rest[..at];
        }
        parts.push(rest.to_vec());
        parts.reverse();
    } else {
        while parts.len() < limit {
            let Some(at) = find_bytes(rest, &separator) else { break };
            parts.push(rest[..at].to_vec());
            rest = &rest[at + separator.len()..];
        }
        parts.push(rest.to_vec());
    }
    Ok(parts)
}

/// ASCII white space as `bytes` sees it: fewer characters than `str` does.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Without the bytes at the ends for which a test holds.
fn trim(bytes: &[u8], left: bool, right: bool, goes: impl Fn(u8) -> bool) -> &[u8] {
    let start = if left { bytes.iter().position(|&byte| !goes(byte)).unwrap_or(bytes.len()) } else { 0 };
    let bytes = &bytes[start..];
    let end =
        if right { bytes.iter().rposition(|&byte| !goes(byte)).map_or(0, |at| at + 1) } else { bytes.len() };
    &bytes[..end]
}

fn words(bytes: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = trim(bytes, true, false, is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest.to_vec());
            break;
        }
        let end = rest.iter().position(|&byte| is_space(byte)).unwrap_or(rest.len());
        parts.push(rest[..end].to_vec());
        rest = trim(&rest[end..], true, false, is_space);
    }
    parts
}

fn words_from_end(bytes: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = trim(bytes, false, true, is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest.to_vec());
            break;
        }
        let start = rest.iter().rposition(|&byte| is_space(byte)).map_or(0, |at| at + 1);
        parts.push(rest[start..].to_vec());
        rest = trim(&rest[..start], false, true, is_space);
    }
    parts.reverse();
    parts
}

fn split(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parts = splits(vm, args, false)?;
    Ok(list_of(vm, &args[0], parts))
}

fn rsplit(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parts = splits(vm, args, true)?;
    Ok(list_of(vm, &args[0], parts))
}

fn list_of(vm: &mut Vm, like: &Value, parts: Vec<Vec<u8>>) -> Value {
    let parts = parts.into_iter().map(|part| of_kind(vm, like, part)).collect();
    vm.list(parts)
}

fn splitlines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let keep_ends = !args[1].is_empty() && vm.truth(&args[1])?;
    let bytes = receiver(vm, args)?;
    let (mut parts, mut rest) = (Vec::new(), &*bytes);
    while !rest.is_empty() {
        let line = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = match &rest[line..] {
            [b'\r', b'\n', ..] => line + 2,
            [_, ..] => line + 1,
            [] => line,
        };
        parts.push(rest[..if keep_ends { end } else { line }].to_vec());
        rest = &rest[end..];
    }
    Ok(list_of(vm, &args[0], parts))
}

fn join(vm: &mut Vm, args: &[Value]) -> Outcome {
    let separator = receiver(vm, args)?;
    let items = joined_items(vm, &args[1])?;
    let mut joined = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(bytes) = view(item) else {
            let message =
                format!("sequence item {at}: expected a bytes-like object, {} found", vm.type_name(item));
            return Err(vm.type_error(message));
        };
        if at > 0 {
            joined.extend_from_slice(&separator);
        }
        joined.extend_from_slice(&bytes);
        vm.check_size(joined.len())?;
    }
    Ok(of_kind(vm, &args[0], joined))
}

fn strip_ends(vm: &mut Vm, args: &[Value], left: bool, right: bool) -> Outcome {
    let bytes = receiver(vm, args)?;
    let stripped = if args[1].is_empty() || args[1].is_none() {
        trim(&bytes, left, right, is_space)
    } else {
        let set = like_argument(vm, &args[1])?;
        trim(&bytes, left, right, |byte| set.contains(&byte))
    };
    Ok(if stripped.len() == bytes.len() {
        unchanged(vm, &args[0], &bytes)
    } else {
        of_kind(vm, &args[0], stripped.to_vec())
    })
}

fn strip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, true, true)
}

fn lstrip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, true, false)
}

fn rstrip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, false, true)
}

fn pad(vm: &mut Vm, args: &[Value], name: &str, split: fn(usize, usize) -> usize) -> Outcome {
    let width = usize::try_from(vm.size_argument(&args[1])?).unwrap_or(0);
    let fill = match view(&args[2]) {
        _ if args[2].is_empty() => b' ',
        Some(fill) if fill.len() == 1 => fill[0],
        Some(fill) => {
            let message = format!(
                "{name}(): argument 2 must be a byte string of length 1, not a {} object of length {}",
                vm.type_name(&args[2]),
                fill.len()
            );
            return Err(vm.type_error(message));
        }
        None => {
            let message = format!(
                "{name}() argument 2 must be a byte string of length 1, not {}",
                vm.type_name(&args[2])
            );
            return Err(vm.type_error(message));
        }
    };
    let bytes = receiver(vm, args)?;
    let missing = width.saturating_sub(bytes.len());
    if missing == 0 {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(width)?;
    let before = split(missing, width);
    let mut padded = vec![fill; before];
    padded.extend_from_slice(&bytes);
    padded.resize(width, fill);
    Ok(of_kind(vm, &args[0], padded))
}

fn center(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, "center", centre)
}

fn ljust(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, "ljust", |_, _| 0)
}

fn rjust(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, "rjust", |missing, _| missing)
}

fn zfill(vm: &mut Vm, args: &[Value]) -> Outcome {
    let width = usize::try_from(vm.size_argument(&args[1])?).unwrap_or(0);
    let bytes = receiver(vm, args)?;
    let missing = width.saturating_sub(bytes.len());
    if missing == 0 {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(width)?;
    let (sign, digits) = bytes.split_at(usize::from(matches!(bytes.first(), Some(b'+' | b'-'))));
    let filled = [sign, &vec![b'0'; missing], digits].concat();
    Ok(of_kind(vm, &args[0], filled))
}

fn expandtabs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = if args[1].is_empty() { 8 } else { vm.c_int_argument(&args[1])? };
    let size = usize::try_from(size).unwrap_or(0);
    let bytes = receiver(vm, args)?;
    let tabs = memchr::memchr_iter(b'\t', &bytes).count();
    vm.check_size(bytes.len().saturating_add(tabs.saturating_mul(size)))?;
    let (mut expanded, mut column) = (Vec::with_capacity(bytes.len()), 0);
    for &byte in bytes.iter() {
        match byte {
            b'\t' if size > 0 => {
                let missing = size - column % size;
                expanded.resize(expanded.len() + missing, b' ');
                column += missing;
            }
            b'\t' => {}
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                column += 1;
            }
        }
    }
    Ok(of_kind(vm, &args[0], expanded))
}

fn translate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let table = if args[1].is_none() { None } else { Some(like_argument(vm, &args[1])?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let gone = if args[2].is_empty() { Default::default() } else { like_argument(vm, &args[2])? };
    let bytes = receiver(vm, args)?;
    let kept = bytes.iter().filter(|byte| !gone.contains(byte));
    let translated = match table {
        Some(table) => kept.map(|&byte| table[usize::from(byte)]).collect(),
        None => kept.copied().collect(),
    };
    Ok(of_kind(vm, &args[0], translated))
}

/// Methods that map each byte, perhaps by what is before it.
macro_rules! mappings {
    ($($name:ident: $map:expr;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let bytes = receiver(vm, args)?;
                let mut behind_letter = false;
                let mapped = bytes.iter().enumerate().map(|(at, &byte)| {
                    let map: fn(u8, usize, bool) -> u8 = $map;
                    let mapped = map(byte, at, behind_letter);
                    behind_letter = byte.is_ascii_alphabetic();
                    mapped
                });
                let mapped = mapped.collect();
                Ok(of_kind(vm, &args[0], mapped))
            }
        )*
    };
}

mappings! {
    upper: |byte, _, _| byte.to_ascii_uppercase();
    lower: |byte, _, _| byte.to_ascii_lowercase();
    swapcase: |byte, _, _| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte };
    capitalize: |byte, at, _| if at == 0 { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
    title: |byte, _, behind| if behind { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
}

macro_rules! questions {
    ($($name:ident: $test:expr;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let bytes = receiver(vm, args)?;
                let test: fn(&[u8]) -> bool = $test;
                Ok(Value::bool(test(&bytes)))
            }
        )*
    };
}

questions! {
    isalpha: |bytes| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_alphabetic);
    isalnum: |bytes| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_alphanumeric);
    isdigit: |bytes| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    isspace: |bytes| !bytes.is_empty() && bytes.iter().all(|&byte| is_space(byte));
    isascii: |bytes| bytes.is_ascii();
    islower: |bytes| bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase);
    isupper: |bytes| bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase);
    istitle: |bytes| {
        let behind = |at: usize| at > 0 && bytes[at - 1].is_ascii_alphabetic();
        let fits = |(at, byte): (usize, &u8)| !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase() != behind(at);
        bytes.iter().any(u8::is_ascii_alphabetic) && bytes.iter().enumerate().all(fits)
    };
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    let bytes = vm.bytes(&bytes);
    Ok(vm.tuple([bytes]))
}
