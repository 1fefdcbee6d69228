print(repr("  x ".strip()), "xxabcxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"))
# expect: 'x' abc cba abc
print("7".zfill(3), "-7".zfill(4), "ab".ljust(5, "."), "ab".rjust(5), "ab".center(5, "*"), "abc".center(6, "*"))
# expect: 007 -007 ab...    ab **ab* *abc**
print("prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"), "x".removeprefix("y"))
# expect: body body x
print("a\tb\tc".expandtabs(4), "x".center(2), "toolong".ljust(3))  # expect: a   b   c x  toolong
