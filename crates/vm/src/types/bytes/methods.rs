//! The tables of `bytes` and `bytearray`.
//!
//! Rows that are the same in both, the explanation included, are constants beside their functions; rows whose explanations name
//! the type stand here, in full.

use super::{array, layout, letters, making, operators, search, split};
use crate::native::NativeDef;
use crate::types::class::ClassDef;
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
    method!("__repr__", "(self, /)", operators::repr, "Return repr(self)."),
    method!("__hash__", "(self, /)", operators::hash, "Return hash(self)."),
    method!("__str__", "(self, /)", operators::repr, "Return str(self)."),
    method!("__lt__", "(self, value, /)", operators::lt, "Return self<value."),
    method!("__le__", "(self, value, /)", operators::le, "Return self<=value."),
    method!("__eq__", "(self, value, /)", operators::eq, "Return self==value."),
    method!("__ne__", "(self, value, /)", operators::ne, "Return self!=value."),
    method!("__gt__", "(self, value, /)", operators::gt, "Return self>value."),
    method!("__ge__", "(self, value, /)", operators::ge, "Return self>=value."),
    method!("__iter__", "(self, /)", operators::iter, "Implement iter(self)."),
    method!("__mod__", "(self, value, /)", operators::modulo, "Return self%value."),
    method!("__rmod__", "(self, value, /)", operators::rmodulo, "Return value%self."),
    method!("__len__", "(self, /)", operators::len, "Return len(self)."),
    method!("__getitem__", "(self, key, /)", operators::getitem, "Return self[key]."),
    method!("__add__", "(self, value, /)", operators::add, "Return self+value."),
    method!("__mul__", "(self, value, /)", operators::mul, "Return self*value."),
    method!("__rmul__", "(self, value, /)", operators::mul, "Return value*self."),
    method!("__contains__", "(self, key, /)", operators::contains, "Return bool(key in self)."),
    method!("__getnewargs__", "(self, /)", operators::getnewargs, ""),
    method!("__bytes__", "(self, /)", making::to_bytes, "Convert this value to exact type bytes."),
    letters::CAPITALIZE,
    layout::CENTER,
    search::COUNT,
    method!(
        "decode",
        "(self, /, encoding='utf-8', errors='strict')",
        making::decode,
        "Decode the bytes using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors."
    ),
    method!(
        "endswith",
        "(self, suffix, start=None, end=None, /)",
        search::endswith,
        "Return True if the bytes ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
    ),
    layout::EXPANDTABS,
    method!(
        "find",
        "(self, sub, start=None, end=None, /)",
        search::find,
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
        search::index,
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    letters::ISALNUM,
    letters::ISALPHA,
    letters::ISASCII,
    letters::ISDIGIT,
    letters::ISLOWER,
    letters::ISSPACE,
    letters::ISTITLE,
    letters::ISUPPER,
    method!(
        "join",
        "(self, iterable_of_bytes, /)",
        split::join,
        "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytes object.\n\nExample: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'."
    ),
    layout::LJUST,
    letters::LOWER,
    method!(
        "lstrip",
        "(self, bytes=None, /)",
        split::lstrip,
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
        split::partition,
        "Partition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes. If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original bytes\nobject and two empty bytes objects."
    ),
    search::REPLACE,
    method!(
        "removeprefix",
        "(self, prefix, /)",
        search::removeprefix,
        "Return a bytes object with the given prefix string removed if present.\n\nIf the bytes starts with the prefix string, return bytes[len(prefix):].\nOtherwise, return a copy of the original bytes."
    ),
    method!(
        "removesuffix",
        "(self, suffix, /)",
        search::removesuffix,
        "Return a bytes object with the given suffix string removed if present.\n\nIf the bytes ends with the suffix string and that suffix is not empty,\nreturn bytes[:-len(prefix)].  Otherwise, return a copy of the original\nbytes."
    ),
    method!(
        "rfind",
        "(self, sub, start=None, end=None, /)",
        search::rfind,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure."
    ),
    method!(
        "rindex",
        "(self, sub, start=None, end=None, /)",
        search::rindex,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    layout::RJUST,
    method!(
        "rpartition",
        "(self, sep, /)",
        split::rpartition,
        "Partition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytes\nobjects and the original bytes object."
    ),
    method!(
        "rsplit",
        "(self, /, sep=None, maxsplit=-1)",
        split::rsplit,
        "Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytes and working to the front."
    ),
    split::RSTRIP,
    method!(
        "split",
        "(self, /, sep=None, maxsplit=-1)",
        split::split,
        "Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit."
    ),
    method!(
        "splitlines",
        "(self, /, keepends=False)",
        split::splitlines,
        "Return a list of the lines in the bytes, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue."
    ),
    method!(
        "startswith",
        "(self, prefix, start=None, end=None, /)",
        search::startswith,
        "Return True if the bytes starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
    ),
    split::STRIP,
    letters::SWAPCASE,
    letters::TITLE,
    letters::TRANSLATE,
    letters::UPPER,
    layout::ZFILL,
];

const ARRAY_METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        making::new_array,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!("__repr__", "(self, /)", operators::repr, "Return repr(self)."),
    method!("__str__", "(self, /)", operators::repr, "Return str(self)."),
    method!("__lt__", "(self, value, /)", operators::lt, "Return self<value."),
    method!("__le__", "(self, value, /)", operators::le, "Return self<=value."),
    method!("__eq__", "(self, value, /)", operators::eq, "Return self==value."),
    method!("__ne__", "(self, value, /)", operators::ne, "Return self!=value."),
    method!("__gt__", "(self, value, /)", operators::gt, "Return self>value."),
    method!("__ge__", "(self, value, /)", operators::ge, "Return self>=value."),
    method!("__iter__", "(self, /)", operators::iter, "Implement iter(self)."),
    method!("__mod__", "(self, value, /)", operators::modulo, "Return self%value."),
    method!("__rmod__", "(self, value, /)", operators::rmodulo, "Return value%self."),
    method!("__len__", "(self, /)", operators::len, "Return len(self)."),
    method!("__getitem__", "(self, key, /)", operators::getitem, "Return self[key]."),
    method!("__add__", "(self, value, /)", operators::add, "Return self+value."),
    method!("__mul__", "(self, value, /)", operators::mul, "Return self*value."),
    method!("__rmul__", "(self, value, /)", operators::mul, "Return value*self."),
    method!("__contains__", "(self, key, /)", operators::contains, "Return bool(key in self)."),
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
    letters::CAPITALIZE,
    layout::CENTER,
    method!("clear", "(self, /)", array::clear, "Remove all items from the bytearray."),
    method!("copy", "(self, /)", making::copy, "Return a copy of B."),
    search::COUNT,
    method!(
        "decode",
        "(self, /, encoding='utf-8', errors='strict')",
        making::decode,
        "Decode the bytearray using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytearray.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors."
    ),
    method!(
        "endswith",
        "(self, suffix, start=None, end=None, /)",
        search::endswith,
        "Return True if the bytearray ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytearray.\n  end\n    Optional stop position. Default: end of the bytearray."
    ),
    layout::EXPANDTABS,
    method!(
        "extend",
        "(self, iterable_of_ints, /)",
        array::extend,
        "Append all the items from the iterator or sequence to the end of the bytearray.\n\n  iterable_of_ints\n    The iterable of items to append."
    ),
    method!(
        "find",
        "(self, sub, start=None, end=None, /)",
        search::find,
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
        search::index,
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    method!(
        "insert",
        "(self, index, item, /)",
        array::insert,
        "Insert a single item into the bytearray before the given index.\n\n  index\n    The index where the value is to be inserted.\n  item\n    The item to be inserted."
    ),
    letters::ISALNUM,
    letters::ISALPHA,
    letters::ISASCII,
    letters::ISDIGIT,
    letters::ISLOWER,
    letters::ISSPACE,
    letters::ISTITLE,
    letters::ISUPPER,
    method!(
        "join",
        "(self, iterable_of_bytes, /)",
        split::join,
        "Concatenate any number of bytes/bytearray objects.\n\nThe bytearray whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytearray object."
    ),
    layout::LJUST,
    letters::LOWER,
    method!(
        "lstrip",
        "(self, bytes=None, /)",
        split::lstrip,
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
        split::partition,
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
    search::REPLACE,
    method!(
        "removeprefix",
        "(self, prefix, /)",
        search::removeprefix,
        "Return a bytearray with the given prefix string removed if present.\n\nIf the bytearray starts with the prefix string, return\nbytearray[len(prefix):].  Otherwise, return a copy of the original\nbytearray."
    ),
    method!(
        "removesuffix",
        "(self, suffix, /)",
        search::removesuffix,
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
        search::rfind,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure."
    ),
    method!(
        "rindex",
        "(self, sub, start=None, end=None, /)",
        search::rindex,
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found."
    ),
    layout::RJUST,
    method!(
        "rpartition",
        "(self, sep, /)",
        split::rpartition,
        "Partition the bytearray into three parts using the given separator.\n\nThis will search for the separator sep in the bytearray, starting at the end.\nIf the separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it as new bytearray\nobjects.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytearray\nobjects and the copy of the original bytearray object."
    ),
    method!(
        "rsplit",
        "(self, /, sep=None, maxsplit=-1)",
        split::rsplit,
        "Return a list of the sections in the bytearray, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytearray.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytearray and working to the front."
    ),
    split::RSTRIP,
    method!(
        "split",
        "(self, /, sep=None, maxsplit=-1)",
        split::split,
        "Return a list of the sections in the bytearray, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytearray.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit."
    ),
    method!(
        "splitlines",
        "(self, /, keepends=False)",
        split::splitlines,
        "Return a list of the lines in the bytearray, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue."
    ),
    method!(
        "startswith",
        "(self, prefix, start=None, end=None, /)",
        search::startswith,
        "Return True if the bytearray starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytearray.\n  end\n    Optional stop position. Default: end of the bytearray."
    ),
    split::STRIP,
    letters::SWAPCASE,
    letters::TITLE,
    letters::TRANSLATE,
    letters::UPPER,
    layout::ZFILL,
];
