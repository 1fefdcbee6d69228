# since: 3.14
for wrong in (
    lambda: "a" + 1,
    lambda: "a".replace(1, 2),
    lambda: "a".find(1),
    lambda: "abc"["x"],
    lambda: "abc"[10],
    lambda: "a".center(5, "xx"),
    lambda: 1 in "a",
    lambda: "a" * 1.5,
    lambda: "a" < 1,
    lambda: "x".join(5),
    lambda: "a".encode("no-such-codec"),
):
    try:
        wrong()
    except (TypeError, IndexError, LookupError) as e:
        print(type(e).__name__, e)
        # expect: TypeError can only concatenate str (not "int") to str
        # expect: TypeError replace() argument 1 must be str, not int
        # expect: TypeError find() argument 1 must be str, not int
        # expect: TypeError string indices must be integers, not 'str'
        # expect: IndexError string index out of range
        # expect: TypeError The fill character must be exactly one character long
        # expect: TypeError 'in <string>' requires string as left operand, not int
        # expect: TypeError can't multiply sequence by non-int of type 'float'
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError can only join an iterable
        # expect: LookupError unknown encoding: no-such-codec
