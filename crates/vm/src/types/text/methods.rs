//! The table of `str`'s methods.

use super::{case, codec, layout, search, translate};
use crate::heap::Value;
use crate::types::class::ClassDef;
use crate::types::format::template::{Sources, format_template};
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// The class `str`.
pub const CLASS: ClassDef = ClassDef {
    name: "str",
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given \
          object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using \
          the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor \
          repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, object='', encoding='utf-8', errors='strict')",
            super::new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", super::repr_method, "Return repr(self)."),
        method!("__hash__", "(self, /)", super::hash, "Return hash(self)."),
        method!("__str__", "(self, /)", super::str_method, "Return str(self)."),
        method!("__lt__", "(self, value, /)", super::lt, "Return self<value."),
        method!("__le__", "(self, value, /)", super::le, "Return self<=value."),
        method!("__eq__", "(self, value, /)", super::eq, "Return self==value."),
        method!("__ne__", "(self, value, /)", super::ne, "Return self!=value."),
        method!("__gt__", "(self, value, /)", super::gt, "Return self>value."),
        method!("__ge__", "(self, value, /)", super::ge, "Return self>=value."),
        method!("__iter__", "(self, /)", super::iter, "Implement iter(self)."),
        method!("__mod__", "(self, value, /)", super::modulo, "Return self%value."),
        method!("__rmod__", "(self, value, /)", super::rmodulo, "Return value%self."),
        method!("__len__", "(self, /)", super::len, "Return len(self)."),
        method!("__getitem__", "(self, key, /)", super::getitem, "Return self[key]."),
        method!("__add__", "(self, value, /)", super::add, "Return self+value."),
        method!("__mul__", "(self, value, /)", super::mul, "Return self*value."),
        method!("__rmul__", "(self, value, /)", super::rmul, "Return value*self."),
        method!("__contains__", "(self, key, /)", super::contains, "Return bool(key in self)."),
        method!(
            "encode",
            "(self, /, encoding='utf-8', errors='strict')",
            codec::encode_method,
            "Encode the string using the codec registered for encoding.\n\n  encoding\n    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n    'xmlcharrefreplace' as well as any other name registered with\n    codecs.register_error that can handle UnicodeEncodeErrors."
        ),
        method!(
            "replace",
            "(self, old, new, /, count=-1)",
            search::replace,
            "Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced."
        ),
        method!(
            "split",
            "(self, /, sep=None, maxsplit=-1)",
            search::split,
            "Return a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the front of the string and works to the end.\n\nNote, str.split() is mainly useful for data that has been intentionally\ndelimited.  With natural text that includes punctuation, consider using\nthe regular expression module."
        ),
        method!(
            "rsplit",
            "(self, /, sep=None, maxsplit=-1)",
            search::rsplit,
            "Return a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the end of the string and works to the front."
        ),
        method!(
            "join",
            "(self, iterable, /)",
            layout::join,
            "Concatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'"
        ),
        method!(
            "capitalize",
            "(self, /)",
            case::capitalize,
            "Return a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase."
        ),
        method!(
            "casefold",
            "(self, /)",
            case::casefold,
            "Return a version of the string suitable for caseless comparisons."
        ),
        method!(
            "title",
            "(self, /)",
            case::title,
            "Return a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case."
        ),
        method!(
            "center",
            "(self, width, fillchar=' ', /)",
            layout::center,
            "Return a centered string of length width.\n\nPadding is done using the specified fill character (default is a space)."
        ),
        method!(
            "count",
            "(self, sub, start=None, end=None, /)",
            search::count,
            "Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation."
        ),
        method!(
            "expandtabs",
            "(self, /, tabsize=8)",
            layout::expandtabs,
            "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed."
        ),
        method!(
            "find",
            "(self, sub, start=None, end=None, /)",
            search::find,
            "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure."
        ),
        method!(
            "partition",
            "(self, sep, /)",
            search::partition,
            "Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original string\nand two empty strings."
        ),
        method!(
            "index",
            "(self, sub, start=None, end=None, /)",
            search::index,
            "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found."
        ),
        method!(
            "ljust",
            "(self, width, fillchar=' ', /)",
            layout::ljust,
            "Return a left-justified string of length width.\n\nPadding is done using the specified fill character (default is a space)."
        ),
        method!("lower", "(self, /)", case::lower, "Return a copy of the string converted to lowercase."),
        method!(
            "lstrip",
            "(self, chars=None, /)",
            layout::lstrip,
            "Return a copy of the string with leading whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead."
        ),
        method!(
            "rfind",
            "(self, sub, start=None, end=None, /)",
            search::rfind,
            "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure."
        ),
        method!(
            "rindex",
            "(self, sub, start=None, end=None, /)",
            search::rindex,
            "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found."
        ),
        method!(
            "rjust",
            "(self, width, fillchar=' ', /)",
            layout::rjust,
            "Return a right-justified string of length width.\n\nPadding is done using the specified fill character (default is a space)."
        ),
        method!(
            "rstrip",
            "(self, chars=None, /)",
            layout::rstrip,
            "Return a copy of the string with trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead."
        ),
        method!(
            "rpartition",
            "(self, sep, /)",
            search::rpartition,
            "Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty strings\nand the original string."
        ),
        method!(
            "splitlines",
            "(self, /, keepends=False)",
            search::splitlines,
            "Return a list of the lines in the string, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue."
        ),
        method!(
            "strip",
            "(self, chars=None, /)",
            layout::strip,
            "Return a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead."
        ),
        method!(
            "swapcase",
            "(self, /)",
            case::swapcase,
            "Convert uppercase characters to lowercase and lowercase characters to uppercase."
        ),
        method!(
            "translate",
            "(self, table, /)",
            translate::translate,
            "Replace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, for instance a\ndictionary or list.  If this operation raises LookupError, the character is\nleft untouched.  Characters mapped to None are deleted."
        ),
        method!("upper", "(self, /)", case::upper, "Return a copy of the string converted to uppercase."),
        method!(
            "startswith",
            "(self, prefix, start=None, end=None, /)",
            search::startswith,
            "Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string."
        ),
        method!(
            "endswith",
            "(self, suffix, start=None, end=None, /)",
            search::endswith,
            "Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string."
        ),
        method!(
            "removeprefix",
            "(self, prefix, /)",
            search::removeprefix,
            "Return a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string."
        ),
        method!(
            "removesuffix",
            "(self, suffix, /)",
            search::removesuffix,
            "Return a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring."
        ),
        method!(
            "isascii",
            "(self, /)",
            case::isascii,
            "Return True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too."
        ),
        method!(
            "islower",
            "(self, /)",
            case::islower,
            "Return True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string."
        ),
        method!(
            "isupper",
            "(self, /)",
            case::isupper,
            "Return True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string."
        ),
        method!(
            "istitle",
            "(self, /)",
            case::istitle,
            "Return True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones."
        ),
        method!(
            "isspace",
            "(self, /)",
            case::isspace,
            "Return True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string."
        ),
        method!(
            "isdecimal",
            "(self, /)",
            case::isdecimal,
            "Return True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string."
        ),
        method!(
            "isdigit",
            "(self, /)",
            case::isdigit,
            "Return True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string."
        ),
        method!(
            "isnumeric",
            "(self, /)",
            case::isnumeric,
            "Return True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string."
        ),
        method!(
            "isalpha",
            "(self, /)",
            case::isalpha,
            "Return True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string."
        ),
        method!(
            "isalnum",
            "(self, /)",
            case::isalnum,
            "Return True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string."
        ),
        method!(
            "isidentifier",
            "(self, /)",
            case::isidentifier,
            "Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as \"def\" or \"class\"."
        ),
        method!(
            "isprintable",
            "(self, /)",
            case::isprintable,
            "Return True if all characters in the string are printable, False otherwise.\n\nA character is printable if repr() may use it in its output."
        ),
        method!(
            "zfill",
            "(self, width, /)",
            layout::zfill,
            "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated."
        ),
        method!(
            "format",
            "(self, /, *args, **kwargs)",
            format,
            "Return a formatted version of the string, using substitutions from args and kwargs.\nThe substitutions are identified by braces ('{' and '}')."
        ),
        method!(
            "format_map",
            "(self, mapping, /)",
            format_map,
            "Return a formatted version of the string, using substitutions from mapping.\nThe substitutions are identified by braces ('{' and '}')."
        ),
        method!(
            "__format__",
            "(self, format_spec, /)",
            super::format_method,
            "Return a formatted version of the string as described by format_spec."
        ),
        static_method!(
            "maketrans",
            "(x, y=None, z=None, /)",
            translate::maketrans,
            "Return a translation table usable for str.translate().\n\nIf there is only one argument, it must be a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None.\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the\ncharacter at the same position in y. If there is a third argument, it\nmust be a string, whose characters will be mapped to None in the result."
        ),
        method!(
            "__sizeof__",
            "(self, /)",
            super::sizeof,
            "Return the size of the string in memory, in bytes."
        ),
        method!("__getnewargs__", "(self, /)", super::getnewargs, ""),
    ],
    properties: &[],
    is_base: true,
};

fn format(vm: &mut Vm, args: &[Value]) -> Outcome {
    let template = super::receiver(vm, args)?;
    let sources = Sources { positional: Some(args[1].items()), named: &args[2] };
    format_template(vm, template.as_str(), &sources).map(Value::from)
}

fn format_map(vm: &mut Vm, args: &[Value]) -> Outcome {
    let template = super::receiver(vm, args)?;
    let sources = Sources { positional: None, named: &args[1] };
    format_template(vm, template.as_str(), &sources).map(Value::from)
}
