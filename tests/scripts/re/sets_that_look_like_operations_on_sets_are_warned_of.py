# Two equal signs, or a bracket, in a set of characters may mean an operation on sets one day; a warning says so.
import re
import warnings


def told(pattern):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            re.compile(pattern)
        except re.error as error:
            print("refused:", error)
    print(pattern, [(one.category.__name__, str(one.message), one.lineno) for one in caught])


for pattern in ["[[a]", "[^[a]", "[a[b]", "[a--]", "[a--b]", "[--a]", "[x&&y]", "[&&x]", "[a~~b]", "[a||b]", "[|||]", r"[\w--a]", "[a-z--b]",
                "x[[y]z[a&&b]", "[[a", b"[[a&&b]", "[a&|b]", r"[a\&&b]", r"[a&\&b]", "[[]", "[]--a]", "[^--a]", "[a-z&&[b]]", "[-]", "[a-]", "[a--]]"]:
    told(pattern)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        re.search("[[a]", "a")
    except FutureWarning as warning:
        print("raised:", warning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(re.findall("[b[]", "a[b"), re.sub("[b||c]", "-", "abc"), re.match("[[b]", "b"))
    print([(str(one.message), one.lineno) for one in caught])
    # expect: [[a] [('FutureWarning', 'Possible nested set at position 1', 10)]
    # expect: [^[a] []
    # expect: [a[b] []
    # expect: refused: bad character range a-- at position 1
    # expect: [a--] [('FutureWarning', 'Possible set difference at position 2', 10)]
    # expect: refused: bad character range a-- at position 1
    # expect: [a--b] [('FutureWarning', 'Possible set difference at position 2', 10)]
    # expect: [--a] []
    # expect: [x&&y] [('FutureWarning', 'Possible set intersection at position 2', 10)]
    # expect: [&&x] []
    # expect: [a~~b] [('FutureWarning', 'Possible set symmetric difference at position 2', 10)]
    # expect: [a||b] [('FutureWarning', 'Possible set union at position 2', 10)]
    # expect: [|||] [('FutureWarning', 'Possible set union at position 2', 10)]
    # expect: refused: bad character range \w-- at position 1
    # expect: [\w--a] [('FutureWarning', 'Possible set difference at position 3', 10)]
    # expect: [a-z--b] [('FutureWarning', 'Possible set difference at position 4', 10)]
    # expect: x[[y]z[a&&b] [('FutureWarning', 'Possible nested set at position 2', 10), ('FutureWarning', 'Possible set intersection at position 8', 10)]
    # expect: refused: unterminated character set at position 0
    # expect: [[a [('FutureWarning', 'Possible nested set at position 1', 10)]
    # expect: b'[[a&&b]' [('FutureWarning', 'Possible nested set at position 1', 10), ('FutureWarning', 'Possible set intersection at position 3', 10)]
    # expect: [a&|b] []
    # expect: [a\&&b] []
    # expect: [a&\&b] []
    # expect: [[] [('FutureWarning', 'Possible nested set at position 1', 10)]
    # expect: refused: bad character range ]-- at position 1
    # expect: []--a] [('FutureWarning', 'Possible set difference at position 2', 10)]
    # expect: [^--a] []
    # expect: [a-z&&[b]] [('FutureWarning', 'Possible set intersection at position 4', 10)]
    # expect: [-] []
    # expect: [a-] []
    # expect: refused: bad character range a-- at position 1
    # expect: [a--]] [('FutureWarning', 'Possible set difference at position 2', 10)]
    # expect: ['[', 'b'] a-- <re.Match object; span=(0, 1), match='b'>
    # expect: [('Possible set union at position 2', 28), ('Possible nested set at position 1', 28)]
