class P:
    x = 5


print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0.x} {1[0]} {2[k]}".format(P, [7], {"k": 8}))
# expect: 1 2 2 1 1 2 5 7 8
print("{:>{w}.{p}f}".format(3.14159, w=8, p=2), "{{}} {!r}".format("x"), "{0:{1}}".format("c", "^5"))
# expect:     3.14 {} 'x'   c
for wrong in (lambda: "{} {0}".format(1), lambda: "{}".format(), lambda: "{a}".format(), lambda: "{".format(1)):
    try:
        wrong()
    except (ValueError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
        # expect: ValueError cannot switch from automatic field numbering to manual field specification
        # expect: IndexError Replacement index 0 out of range for positional args tuple
        # expect: KeyError 'a'
        # expect: ValueError Single '{' encountered in format string
