"""The flags of regular expressions, which are names of the module `re` as well: `re.I` is `re.RegexFlag.I`."""

__name__ = 're'  # What is made here is re's.

import enum


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """What is different about a pattern."""

    NOFLAG = 0
    ASCII = A = 256  # \w, \b, \s and \d know only ASCII
    IGNORECASE = I = 2
    LOCALE = L = 4  # only for bytes, and there ASCII too
    UNICODE = U = 32  # what texts have anyway
    MULTILINE = M = 8  # ^ and $ match at lines
    DOTALL = S = 16  # . matches newlines too
    VERBOSE = X = 64  # white space and comments are ignored
    DEBUG = 128

    __str__ = object.__str__
    _numeric_repr_ = hex
