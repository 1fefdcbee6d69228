print("a b  c ".split(), "a,b,,c".split(","), "a b c".split(None, 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b c'] ['a,b', 'c'] [] ['']
print("one\ntwo\r\nthree\x0bfour".splitlines(), "a\nb\n".splitlines(True))
# expect: ['one', 'two', 'three', 'four'] ['a\n', 'b\n']
print("-".join("abc"), "".join([]), ", ".join(["x"]))  # expect: a-b-c  x
print("key=value=x".partition("="), "key".partition("="), "a.b.c".rpartition("."))
# expect: ('key', '=', 'value=x') ('key', '', '') ('a.b', '.', 'c')
try:
    "".join([1])
except TypeError as e:
    print(e)  # expect: sequence item 0: expected str instance, int found
try:
    "a".split("")
except ValueError as e:
    print(e)  # expect: empty separator
