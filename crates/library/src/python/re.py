r"""Regular expressions: patterns that texts are matched with.

    >>> import re
    >>> re.findall(r"(\w+)=(\d+)", "width=20 height=10")
    [('width', '20'), ('height', '10')]
    >>> re.sub(r"\s+", " ", "too   much \n space")
    'too much space'

The matcher is part of the machine (`_sre`). This module has what is easier said in the language: the functions that compile
their pattern first and remember it, and the error that says where a pattern is wrong. The flags are an enumeration, which
takes longer to make than all the rest: it is made when a program first asks for a flag.

Special characters: `.` any character but a newline; `^` `$` beginning and end; `*` `+` `?` `{m,n}` again and again, with
`?` behind as seldom as possible, with `+` without giving back; `[...]` one of these; `|` one or the other; `(...)` a
group; `(?:...)` without number; `(?P<name>...)` with a name; `(?P=name)` `\1` what it matched; `(?=...)` `(?!...)`
`(?<=...)` `(?<!...)` what must or must not stand there; `(?>...)` without giving back; `(?(1)yes|no)`; `(?i)` flags;
`\d` `\s` `\w` digit, space, letter, `\D` `\S` `\W` others; `\b` `\B` `\A` `\Z` edges.
"""

import _sre
from _sre import Match, Pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
           "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
           "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]

__version__ = "2.2.1"


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


class _ZeroSentinel(int):
    pass


_zero_sentinel = _ZeroSentinel()


def _by_position(function, names, args, given):
    """Arguments that should have been given by name: in order, with a warning. ``given`` are those that were."""
    for name, value in zip(names, given):
        if value is not _zero_sentinel:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
    if len(args) > len(names):
        first = 5 if function != "split" else 4
        raise TypeError(f"{function}() takes from {first - 2} to {first} positional arguments but "
                        f"{first + len(args) - len(names)} were given")
    import warnings
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return (*args, *(_zero_sentinel,) * (len(names) - len(args)))


def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern in string by the
    replacement repl. repl can be either a string or a callable; if a string, backslash escapes in it are processed. If
    it is a callable, it's passed the Match object and must return a replacement string to be used."""
    if args:
        count, flags = _by_position("sub", ("count", "flags"), args, (count, flags))
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """Return a 2-tuple containing (new_string, number): what `sub` returns, and how many substitutions were made."""
    if args:
        count, flags = _by_position("subn", ("count", "flags"), args, (count, flags))
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
    """Split the source string by the occurrences of the pattern, returning a list containing the resulting substrings.
    If capturing parentheses are used in pattern, then the text of all groups in the pattern are also returned."""
    if args:
        maxsplit, flags = _by_position("split", ("maxsplit", "flags"), args, (maxsplit, flags))
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"
subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"
split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string. If one or more capturing groups are present in the
    pattern, return a list of groups; this will be a list of tuples if the pattern has more than one group. Empty matches
    are included in the result."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the string. For each match, the iterator returns a Match
    object. Empty matches are included in the result."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def purge():
    "Clear the regular expression caches"
    _cache.clear()


_special_chars_map = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    pattern = str(pattern, "latin1")
    return pattern.translate(_special_chars_map).encode("latin1")


# Patterns that were compiled, the oldest first. The quick way through `_compile` is a look into this dict.
_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled = _sre.compile(pattern, int(flags))
    if not int(flags) & 128:
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
        _cache[key] = compiled
    return compiled


class Scanner:
    """Takes a text apart into tokens: a list of patterns, each with what is to be done with what it matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        phrases, self._actions, group = [], {}, 1
        for phrase, action in lexicon:
            phrases.append(f"({phrase})")
            self._actions[group] = action
            group += 1 + _compile(phrase, flags).groups
        self.scanner = _compile("|".join(phrases), flags)

    def scan(self, string):
        """What the actions made of the tokens, and the rest that no pattern matches."""
        result, end = [], 0
        match = self.scanner.scanner(string).match
        while found := match():
            start, end = end, found.end()
            if start == end:
                end = start
                break
            group = next(group for group in self._actions if found.start(group) >= 0)
            action = self._actions[group]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
        return result, string[end:]


_FLAGS = {"RegexFlag", "NOFLAG", "A", "ASCII", "I", "IGNORECASE", "L", "LOCALE", "U", "UNICODE", "M", "MULTILINE", "S",
          "DOTALL", "X", "VERBOSE", "DEBUG"}


def __getattr__(name):
    """The flags have a room of their own; once it is open, they are names of this module like all others."""
    import sys
    if name not in _FLAGS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
    from _re_flags import RegexFlag
    globals()["RegexFlag"] = RegexFlag
    return globals()[name]


def __dir__():
    return sorted({*globals(), *_FLAGS})
