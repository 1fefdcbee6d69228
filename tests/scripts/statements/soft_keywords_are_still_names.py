match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _, match + case)


def f(match, case=0, *, type=1):
    return match, case, type


print(f(match=5, case=6, type=7))
print(match[0] if isinstance(match, list) else match * (case))
# expect: 1 2 3 4 3
# expect: (5, 6, 7)
# expect: 2
