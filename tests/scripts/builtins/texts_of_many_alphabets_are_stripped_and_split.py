# Texts of odd characters, thousands of them: the digest of everything that the methods give.
import hashlib
import random

random.seed(9)
ODD = ["a", "B", " ", "\t", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x00", "\x7f", ".", ",", "!", "0"]
WIDE = ["\x80", "\x85", "\xa0", "\u2003", "\u2027", "\u2028", "\u2029", "\u202a", "é", "É", "ß", "日", "🙂", "â", "İ", "Σ", "ǆ"]


class Text(str):
    pass


def digest(parts):
    return hashlib.sha256(ascii(parts).encode()).hexdigest()[:16]


for alphabet in (ODD, ODD + WIDE):
    given = ["".join(random.choices(alphabet, k=random.randint(0, 12))) for _ in range(1_500)]
    sets = ["".join(random.choices(alphabet, k=random.randint(0, 5))) for _ in range(1_500)]
    print(digest([(text.strip(chars), text.lstrip(chars), text.rstrip(chars), text.strip()) for text, chars in zip(given, sets)]))
    # expect: c080e30334027e2f
    # expect: 85d5a7a690d21314
    print(digest([(text.split(), text.split(None, 2), text.splitlines(), text.splitlines(True)) for text in given]))
    # expect: 008a6385779a2233
    # expect: d98d9849ffe47c80
    print(digest([(text.lower(), text.upper(), text.title(), text.swapcase(), text.casefold()) for text in given]))
    # expect: 35d3b7ceebf8b23d
    # expect: a426b9a96fb7a56d
    print(digest([(list(text), text[::-1], sorted(text), chars.join(text)) for text, chars in zip(given, sets)]))
    # expect: 245b309cfd758615
    # expect: 8fd37f227f260eb7

print(type(Text("a").lower()), type(Text("a").strip("b")), type(",".join([Text("a")])), type(",".join([Text("a"), "b"])))
# expect: <class 'str'> <class 'str'> <class 'str'> <class 'str'>
for items in (["a", 1], ("a", None), 5, [], ["x"]):
    try:
        print(repr(",".join(items)))  # expect: ''
        # expect: 'x'
    except TypeError as error:
        print(error)  # expect: sequence item 1: expected str instance, int found
        # expect: sequence item 1: expected str instance, NoneType found
        # expect: can only join an iterable
